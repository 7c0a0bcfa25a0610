import { randomUUID } from 'node:crypto';
import type { Clock } from '#app/kernel/clock.ts';
import type { WebhookDeliveryRecord } from '#sandbox/shopify/state/records.ts';
import type { EventSubscription } from '#sandbox/shopify/oauth/app-config.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

export type EventAction = 'create' | 'update' | 'delete';

/** Paths of what has changed, with the ids of what they lead through. */
export interface FieldsChanged {
  added: string[];
  updated: string[];
  removed: string[];
}

/** A path without ids: `product[id: '…'].title` is `product.title`. */
const bare = (path: string): string => path.replace(/\[[^\]]*\]/g, '');

function fires(trigger: string, path: string): boolean {
  return trigger.endsWith('.*') ? path.startsWith(trigger.slice(0, -1)) : path === trigger;
}

/** How many delivered webhooks are kept to look at. */
const KEEP_DELIVERED = 1000;

/** Webhooks waiting to be sent, durable in the simulator's state. */
export class WebhookOutbox {
  /** How many of the next webhooks will be sent twice. */
  duplicateNext = 0;
  /** By topic, how many of the next webhooks will be lost: never sent, as if Shopify had dropped them. */
  loseNext: Record<string, number> = {};
  private listener: () => void = () => undefined;

  constructor(
    private readonly state: ShopifyState,
    private readonly clock: Clock,
    private readonly subscriptions: readonly { topic: string; uri: string }[],
    private readonly events: readonly EventSubscription[] = [],
  ) {}

  /** Calls `listener` after each new webhook. */
  onQueued(listener: () => void): void {
    this.listener = listener;
  }

  /** Queues one event for every subscription to its topic. All its webhooks share one event id. */
  emit(topic: string, payload: Record<string, unknown>): void {
    const eventId = randomUUID();
    for (const { uri } of this.subscriptions.filter((subscription) => subscription.topic === topic)) {
      if (this.isLost(topic)) continue;
      this.queue(topic, uri, eventId, payload);
      if (this.duplicateNext === 0) continue;
      this.duplicateNext -= 1;
      this.queue(topic, uri, eventId, payload);
    }
    this.prune();
    this.listener();
  }

  /** Queues a next-generation Event for every subscription that one of the changed paths fires. */
  emitEvent(topic: string, action: EventAction, changed: Partial<FieldsChanged>): void {
    const fields = { added: [], updated: [], removed: [], ...changed };
    const paths = Object.values(fields).flat().map(bare);
    for (const { handle, triggers, uri, ...subscription } of this.events) {
      if (subscription.topic !== topic || !subscription.actions.includes(action)) continue;
      if (triggers.length > 0 && !triggers.some((trigger) => paths.some((path) => fires(trigger, path))))
        continue;
      const payload = { topic, action, handle, fields_changed: fields };
      this.queue(topic, uri, randomUUID(), payload, { handle, action });
    }
    this.listener();
  }

  /** Webhooks whose time has come, oldest first. */
  due(): WebhookDeliveryRecord[] {
    const now = this.clock().toISOString();
    return this.state.webhooks.filter((row) => row.nextAttemptAt !== null && row.nextAttemptAt <= now);
  }

  private queue(
    topic: string,
    uri: string,
    eventId: string,
    payload: Record<string, unknown>,
    event?: WebhookDeliveryRecord['event'],
  ): void {
    const now = this.clock().toISOString();
    this.state.webhooks.put({
      id: this.state.gid('WebhookDelivery'),
      topic,
      uri,
      ...(event && { event }),
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

  private isLost(topic: string): boolean {
    const left = this.loseNext[topic] ?? 0;
    if (left > 0) this.loseNext[topic] = left - 1;
    return left > 0;
  }

  private prune(): void {
    if (this.state.webhooks.size <= KEEP_DELIVERED * 2) return;
    const done = this.state.webhooks.filter((row) => row.nextAttemptAt === null);
    for (const row of done.slice(0, -KEEP_DELIVERED)) this.state.webhooks.delete(row.id);
  }
}
