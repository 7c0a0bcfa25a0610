/** What staff do, as the activity log calls it; `activity.actions` of the message catalogue words each. */
export const STAFF_ACTIONS = [
  'buyer_data.viewed',
  'buyer_data.exported',
  'buyer_data.erased',
  'order.approved',
  'order.rejected',
  'order.held',
  'order.refunded',
  'events.replayed',
  'attention.settled',
  'review_rules.changed',
  'fees.changed',
  'agent.connected',
  'agent.changed',
  'agent.revoked',
  'key.created',
  'key.rotated',
  'key.revoked',
  'signing_key.added',
  'signing_key.revoked',
  'event_secret.rotated',
  'event_url.tested',
  'feed.added',
  'feed.changed',
  'feed.requested',
  'feed.removed',
  'override.set',
  'override.removed',
  'voice.changed',
  'questions.changed',
  'eligibility.changed',
  'product.switched',
  'catalog.read',
  'catalog.accepted',
  'feed_run.approved',
  'feed_run.discarded',
  'simulator.started',
  'simulator.stepped',
  'certification.started',
  'settings.changed',
  'settings.retention',
  'setup.dismissed',
  'setup.restored',
  'stripe.connected',
  'stripe.disconnected',
  'notifications.set',
  'notifications.removed',
  'notifications.tested',
  'data.exported',
  'data.downloaded',
] as const;

export type StaffActionName = (typeof STAFF_ACTIONS)[number];

/** One thing that a member of staff, or a command, did. */
export interface StaffActionRecord {
  /** The scope's own unless given. */
  actor?: string;
  action: StaffActionName;
  /** What it was done to: an id of ours. */
  subjectId?: string;
  /** Ids, names and figures that tell what was done; no buyer data and no secrets. */
  facts?: Record<string, string | number | boolean | null>;
}
