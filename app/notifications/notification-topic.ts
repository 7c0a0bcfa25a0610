import type { AttentionKind } from '#app/attention/attention-kind.ts';

/**
 * What staff choose to be told of:
 * - `review`: an order waits for a decision
 * - `feeds`: a feed or the catalogue behind it was not brought up to date
 * - `events`: an agent could not be told of an order
 * - `privacy`: a buyer asks for their data
 * - `money`: payments, refunds, disputes and orders that do not add up
 */
export const NOTIFICATION_TOPICS = ['review', 'feeds', 'events', 'money', 'privacy'] as const;

export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number];

const TOPIC_OF: Record<AttentionKind, NotificationTopic> = {
  order_review: 'review',
  feed_held: 'feeds',
  feed_failed: 'feeds',
  catalog_shrunk: 'feeds',
  channel_refused: 'feeds',
  event_undeliverable: 'events',
  order_total_mismatch: 'money',
  paid_twice: 'money',
  order_refused: 'money',
  payments_refused: 'money',
  platform_order: 'money',
  refund_failed: 'money',
  canceled_not_refunded: 'money',
  dispute: 'money',
  fraud_warning: 'money',
  mismatch: 'money',
  data_request: 'privacy',
  shop_closed: 'money',
  scopes_lost: 'events',
};

/** The topic that something which needs attention belongs to; kinds that are no longer known count as money. */
export const topicOf = (kind: string): NotificationTopic => TOPIC_OF[kind as AttentionKind] ?? 'money';
