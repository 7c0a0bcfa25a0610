import { randomUUID } from 'node:crypto';
import type { Clock } from '#app/kernel/clock.ts';
import type { WebhookDeliveryRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

/** How many delivered webhooks are kept to look at. */
const KEEP_DELIVERED = 1000;

/** Webhooks waiting to be sent, durable in the simulator's state. */
export class WebhookOutbox {
  /** How many of the next webhooks will be sent twice. */
  duplicateNext = 0;
  private listener: () => void = () => undefined;

  constructor(
    private readonly state: ShopifyState,
    private readonly clock: Clock,
    private readonly subscriptions: readonly { topic: string; uri: string }[],
  ) {}

  /** Calls `listener` after each new webhook. */
  onQueued(listener: () => void): void {
    this.listener = listener;
  }

  /** Queues one event for every subscription to its topic. All its webhooks share one event id. */
  emit(topic: string, payload: Record<string, unknown>): void {
    const eventId = randomUUID();
    for (const { uri } of this.subscriptions.filter((subscription) => subscription.topic === topic)) {
      this.queue(topic, uri, eventId, payload);
      if (this.duplicateNext === 0) continue;
      this.duplicateNext -= 1;
      this.queue(topic, uri, eventId, payload);
    }
    this.prune();
    this.listener();
  }

  /** Webhooks whose time has come, oldest first. */
  due(): WebhookDeliveryRecord[] {
    const now = this.clock().toISOString();
    return this.state.webhooks.filter((row) => row.nextAttemptAt !== null && row.nextAttemptAt <= now);
  }

  private queue(topic: string, uri: string, eventId: string, payload: Record<string, unknown>): void {
    const now = this.clock().toISOString();
    this.state.webhooks.put({
      id: this.state.gid('WebhookDelivery'),
      topic,
      uri,
      eventId,
      webhookId: randomUUID(),
      payload: JSON.stringify(payload),
      triggeredAt: now,
      attempts: 0,
      deliveredAt: null,
      nextAttemptAt: now,
      lastStatus: null,
    });
  }

  private prune(): void {
    if (this.state.webhooks.size <= KEEP_DELIVERED * 2) return;
    const done = this.state.webhooks.filter((row) => row.nextAttemptAt === null);
    for (const row of done.slice(0, -KEEP_DELIVERED)) this.state.webhooks.delete(row.id);
  }
}
