/**
 * What an entry of the evidence tells.
 * - `create_session`, `update_session`, `cancel_session`, `complete_session`: a call of the agent, what it sent and
 *   what it was answered
 * - `payment_requested`: the agent asks to charge the buyer; what it sent and what was agreed, before anything is charged
 * - `purchase_step`: a recovery point of the purchase, with what Stripe and Shopify said
 * - `order_event`: the order as it became, as the agent is told
 * - `staff_decision`: staff approved or rejected the order (`decision`, `by`)
 * - `erasure`: the bodies of some entries (`entries`, by number) were erased, for they may have held a buyer's data
 */
export type EvidenceKind =
  | 'create_session'
  | 'update_session'
  | 'cancel_session'
  | 'complete_session'
  | 'payment_requested'
  | 'purchase_step'
  | 'order_event'
  | 'staff_decision'
  | 'erasure';

/** What is recorded: plain JSON data. Nothing secret; a buyer's data may be in it, and can be erased. */
export type EvidenceBody = Record<string, unknown>;
