/**
 * What becomes of an order that a platform took:
 * - `received`: Stripe told of it; a job reads it and begins its purchase
 * - `waiting`: the buyer's money is not in yet
 * - `in_review`: it could not become an order by itself, and staff decide: retry or reject; the money stays where it is
 * - `purchasing`: session and purchase are on record, and go on as any other
 * - `ordered`: it is an order in Shopify
 * - `rejecting`, `rejected`: staff refused it, and the money goes, or went, back
 * - `unpaid`: the payment failed or was taken back: there is nothing to order
 * - `not_agentic`: no agent's order after all, but some other Checkout of the merchant's
 */
export type PlatformOrderState =
  | 'received'
  | 'waiting'
  | 'in_review'
  | 'purchasing'
  | 'ordered'
  | 'rejecting'
  | 'rejected'
  | 'unpaid'
  | 'not_agentic';

/** Why an order is in review. */
export type ReviewReason =
  | 'payments_not_connected'
  | 'unreadable'
  | 'shop_uninstalled'
  | 'no_agent'
  | 'wrong_currency'
  | 'unknown_item'
  | 'missing_address'
  | 'total_mismatch'
  | 'out_of_stock'
  | 'not_captured'
  | 'order_refused';

/** A reason with what staff are told; no buyer data. */
export interface ReviewProblem {
  reason: ReviewReason;
  text: string;
}
