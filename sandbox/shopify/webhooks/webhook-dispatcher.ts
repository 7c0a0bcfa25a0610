import { createHmac } from 'node:crypto';
import { addSeconds, type Clock } from '#app/kernel/clock.ts';
import type { WebhookDeliveryRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import type { WebhookOutbox } from './webhook-outbox.ts';

/** Shopify waits five seconds for a whole answer (shopify.dev, "Webhooks: respond"). */
const TIMEOUT_MS = 5_000;
/** Eight retries within four hours; Shopify documents the span, not the steps. */
const RETRY_AFTER_SECONDS = [10, 30, 60, 300, 900, 1800, 3600, 7200];
const TICK_MS = 1_000;
const PARALLEL = 8;

export interface WebhookSettings {
  /** Nothing is sent by itself; `deliverDue` still sends. */
  paused: boolean;
  /** Newest first. A lone webhook is held back for up to a second so that there is something to swap it with. */
  reorder: boolean;
}

/** Sends queued webhooks with Shopify's headers and retries those that no 2xx answers. */
export class WebhookDispatcher {
  readonly settings: WebhookSettings = { paused: false, reorder: false };
  private readonly inFlight = new Map<string, Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly deps: {
      state: ShopifyState;
      outbox: WebhookOutbox;
      clock: Clock;
      shopDomain(): string;
      clientSecret: string;
      apiVersion: string;
    },
  ) {
    deps.outbox.onQueued(() => setImmediate(() => !this.settings.reorder && this.tick()));
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
  }

  /** Sends everything that is due, paused or not, and resolves when each attempt has ended. */
  async deliverDue(): Promise<void> {
    const waiting = this.deps.outbox.due().filter((row) => !this.inFlight.has(row.id));
    if (this.settings.reorder) for (const row of waiting.reverse()) await this.start(row);
    else for (const row of waiting) void this.start(row);
    await Promise.all(this.inFlight.values());
  }

  /** Stops sending; attempts under way end first. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await Promise.all(this.inFlight.values());
  }

  private tick(): void {
    if (this.closed || this.settings.paused) return;
    if (this.settings.reorder) {
      if (this.inFlight.size === 0) void this.deliverDue();
      return;
    }
    for (const row of this.deps.outbox.due()) {
      if (this.inFlight.size >= PARALLEL) return;
      if (!this.inFlight.has(row.id)) void this.start(row).then(() => this.tick());
    }
  }

  private start(row: WebhookDeliveryRecord): Promise<void> {
    const attempt = this.attempt(row).finally(() => this.inFlight.delete(row.id));
    this.inFlight.set(row.id, attempt);
    return attempt;
  }

  private async attempt(row: WebhookDeliveryRecord): Promise<void> {
    const status = await this.send(row);
    const now = this.deps.clock();
    const delivered = status !== null && status >= 200 && status < 300;
    const retryAfter = RETRY_AFTER_SECONDS[row.attempts];
    this.deps.state.webhooks.patch(row.id, {
      attempts: row.attempts + 1,
      lastStatus: status,
      deliveredAt: delivered ? now.toISOString() : null,
      nextAttemptAt: delivered || retryAfter === undefined ? null : addSeconds(now, retryAfter).toISOString(),
    });
  }

  /** One HTTP attempt; the status, or null when there was none in time. */
  private async send(row: WebhookDeliveryRecord): Promise<number | null> {
    const { shopDomain, apiVersion, clientSecret } = this.deps;
    const family = row.event ? 'shopify' : 'X-Shopify';
    const headers = [
      ['Topic', row.topic],
      ['Shop-Domain', shopDomain()],
      ['API-Version', apiVersion],
      ['Webhook-Id', row.webhookId],
      ['Triggered-At', row.triggeredAt],
      ['Hmac-Sha256', createHmac('sha256', clientSecret).update(row.payload).digest('base64')],
      ...(row.event
        ? [
            ['Handle', row.event.handle],
            ['Action', row.event.action],
          ]
        : [['Event-Id', row.eventId]]),
    ];
    try {
      const response = await fetch(row.uri, {
        method: 'POST',
        body: row.payload,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'Shopify-Captain-Hook',
          ...Object.fromEntries(headers.map(([name, value]) => [`${family}-${name}`, value])),
        },
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
