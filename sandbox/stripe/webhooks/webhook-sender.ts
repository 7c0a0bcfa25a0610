import { createHmac } from 'node:crypto';
import type { Call } from '../http/call.ts';
import type { DeliveryRow, EventRow, Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { deliveryId, renderEvent } from './render-event.ts';

/** How events travel; set by `POST /_control/webhooks`. */
export interface WebhookSettings {
  /** Nothing is sent; events wait until it is false again. */
  paused: boolean;
  /** Order in which waiting events leave together. Stripe promises none. */
  order: 'as_sent' | 'reversed' | 'shuffled';
  /** How long events are gathered before they leave together; 0 sends each at once. */
  holdMs: number;
  /** Each event is sent this many times more. */
  duplicates: number;
}

const QUIET: WebhookSettings = { paused: false, order: 'as_sent', holdMs: 0, duplicates: 0 };
/** Stripe retries for hours with growing pauses; a sandbox has no hours. */
export const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000];
const TIMEOUT_MS = 10_000;

/** Delivers events to the endpoints that asked for them, signed, and tries again when they fail. */
export class WebhookSender {
  private settings = QUIET;
  private waiting: string[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly state: StripeState,
    private readonly random: () => number,
    private readonly retryDelaysMs: number[],
  ) {}

  /** Takes up what a former run did not deliver. */
  resume(): void {
    for (const { id, status } of this.state.deliveries.all()) if (status === 'pending') this.queue(id);
  }

  /** Stores an event and queues it for each endpoint of its account that listens to its type. */
  private emit(event: Omit<EventRow, 'id' | 'created'>): void {
    const row = this.state.events.put({ ...event, id: this.state.newId('evt'), created: this.state.now() });
    for (const endpoint of this.state.webhookEndpoints.all()) {
      if (endpoint.account !== row.account) continue;
      if (!endpoint.enabledEvents.some((name) => name === '*' || name === row.type)) continue;
      const delivery: DeliveryRow = {
        id: deliveryId(row.id, endpoint.id),
        event: row.id,
        endpoint: endpoint.id,
        attempts: 0,
        status: 'pending',
        lastStatus: null,
      };
      this.queue(this.state.deliveries.put(delivery).id);
    }
  }

  /** The `emit` of one call or control action. */
  emitter(account: string, requestId: string | null, idempotencyKey: string | null): Call<unknown>['emit'] {
    return (type, object, options = {}) =>
      this.emit({
        account: options.account ?? account,
        type,
        data: {
          object,
          ...(options.previousAttributes && { previous_attributes: options.previousAttributes }),
        },
        requestId,
        idempotencyKey,
      });
  }

  current(): WebhookSettings {
    return this.settings;
  }

  /** Changes some settings; what waits leaves if nothing holds it any more. */
  change(settings: Partial<WebhookSettings>): WebhookSettings {
    this.settings = { ...this.settings, ...settings };
    this.releaseSoon();
    return this.settings;
  }

  /** Sends a delivery once more, whatever became of it. */
  resend(id: string): void {
    this.state.deliveries.patch(id, { status: 'pending' });
    this.queue(id);
  }

  /** Resolves when nothing is on its way; retries that wait for their time do not count. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Stops sending; what was on its way is sent again by the next run. */
  close(): void {
    this.stopped.abort();
    for (const timer of this.timers) clearTimeout(timer);
    this.settings = { ...QUIET, paused: true };
  }

  private queue(id: string): void {
    this.waiting.push(id);
    this.releaseSoon();
  }

  private releaseSoon(): void {
    if (this.settings.paused || this.waiting.length === 0) return;
    if (this.settings.holdMs > 0) this.later(this.settings.holdMs, () => this.release());
    else this.release();
  }

  private release(): void {
    if (this.settings.paused) return;
    const leaving = this.ordered(this.waiting);
    this.waiting = [];
    const copies = Array.from({ length: this.settings.duplicates + 1 }, () => leaving).flat();
    this.track(this.deliverInTurn(copies));
  }

  /** One after the other, so that the order that was asked for is the order of arrival. */
  private async deliverInTurn(ids: string[]): Promise<void> {
    for (const id of ids) await this.deliver(id);
  }

  private ordered(ids: string[]): string[] {
    if (this.settings.order === 'reversed') return [...ids].reverse();
    if (this.settings.order === 'as_sent') return ids;
    const drawn = ids.map((id) => ({ id, at: this.random() }));
    return drawn.sort((a, b) => a.at - b.at).map(({ id }) => id);
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  private later(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, delayMs);
    timer.unref();
    this.timers.add(timer);
  }

  private async deliver(id: string): Promise<void> {
    const { endpoint: endpointId, event } = this.state.deliveries.get(id)!;
    const endpoint = this.state.webhookEndpoints.get(endpointId);
    if (!endpoint) {
      this.state.deliveries.patch(id, { status: 'failed' });
      return;
    }
    const status = await this.post(
      endpoint.url,
      endpoint.secret,
      renderEvent(this.state, this.state.events.get(event)!),
    );
    const { attempts, status: known } = this.state.deliveries.get(id)!;
    if (status !== null && status >= 200 && status < 300) {
      this.state.deliveries.patch(id, { attempts: attempts + 1, status: 'delivered', lastStatus: status });
      return;
    }
    const delay = this.retryDelaysMs[attempts];
    this.state.deliveries.patch(id, {
      attempts: attempts + 1,
      status: known === 'delivered' ? known : delay === undefined ? 'failed' : 'pending',
      lastStatus: status,
    });
    if (delay !== undefined && known !== 'delivered') this.later(delay, () => this.queue(id));
  }

  /** The endpoint's status, or null when it did not answer. */
  private async post(url: string, secret: string, event: Json): Promise<number | null> {
    const body = JSON.stringify(event, null, 2);
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([this.stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'Stripe-Signature': signatureHeader(body, secret, this.state.now()),
        },
        body,
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null;
    }
  }
}

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body">` (https://docs.stripe.com/webhooks#verify-manually). */
export function signatureHeader(body: string, secret: string, timestamp: number): string {
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
