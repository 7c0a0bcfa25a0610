import type { Queryable } from '#app/db/database.server.ts';

/**
 * What may not agree.
 * - `purchase_unfinished`: a purchase stands still between charge and order
 * - `session_without_order`: a session is completed, its order is not on record
 * - `payment_unclaimed`: money is reserved at Stripe for a purchase that has ended otherwise
 * - `payment_without_order`: money was taken and no order stands for it
 * - `amount_differs`: the order and its payment are not of one sum
 * - `refund_missing`: one side has a refund that the other lacks, or knows otherwise how it ended
 * - `refund_unfinished`: a refund stands still between both sides
 * - `order_stale`: Shopify's order has changed, and nobody was told
 * - `order_without_payment`: an order stands for which no money was taken
 * - `order_not_adopted`: an order of the shop's checkout waits to be recognised as a session's
 * - `event_waiting`: an agent was not told of an order, and nothing will
 */
export type FindingKind =
  | 'purchase_unfinished'
  | 'session_without_order'
  | 'payment_unclaimed'
  | 'payment_without_order'
  | 'amount_differs'
  | 'refund_missing'
  | 'refund_unfinished'
  | 'order_stale'
  | 'order_without_payment'
  | 'order_not_adopted'
  | 'event_waiting';

/** What was done: taken up again by its job, done at once, or left to staff (`attention`). */
export type FindingAction = 'resumed' | 'canceled' | 'refreshed' | 'restored' | 'mirrored' | 'attention';

export interface Finding {
  kind: FindingKind;
  /** Of what: an id. */
  subject: string;
  action: FindingAction;
  /** In words for staff; no buyer data. */
  text: string;
  orderId?: string;
  /** What is done in the transaction that stores the finding. */
  act?(tx: Queryable): Promise<void>;
}
