import type { Purchase as Row } from '#app/db/client/client.ts';
import type { Message, PostalAddress } from '../session/session.ts';

/**
 * Recovery points of a purchase, in order. Each names what is durably known, so that whoever resumes
 * (a retry of the agent, or the background job) knows what may already have happened outside.
 * - `authorizing`: the card may have been authorised; repeating with the same idempotency key finds out
 * - `creating_order`: authorised; the Shopify order may exist: look it up first
 * - `capturing`: the order exists; the capture may have happened; repeating with the same key finds out
 * - `compensating`: it cannot be finished; order and payment are being undone, however often that is repeated
 * - `holding`: of an order that a platform took the money for: its Shopify order is being cancelled, the money stays
 * - `held`: it waits for staff, who retry it (next attempt) or reject it (platform-order/decide-platform-order)
 * - `completed`: charged, ordered, recorded
 * - `refused`: nothing was charged, no order is left; the buyer may try again (next attempt)
 */
export type PurchaseStep =
  | 'authorizing'
  | 'creating_order'
  | 'capturing'
  | 'compensating'
  | 'holding'
  | 'held'
  | 'completed'
  | 'refused';

/** What the agent is told when a purchase was refused; `text` is in English, for staff. */
export interface Refusal extends Pick<Message, 'code' | 'text' | 'param' | 'resolution'> {
  /** Which words say it in another language (purchase/refusals.ts). */
  reason?: string;
}

/** Kept in `purchases.payment`. */
export interface PaymentFacts {
  mode: 'test' | 'live';
  billingAddress: PostalAddress | null;
  authorizedAt: string | null;
  brand: string | null;
  last4: string | null;
  /** A platform ran the checkout and took the money (checkout/platform-order). */
  platformOrderId?: string;
}

export interface PurchaseRecord extends Omit<Row, 'step' | 'payment' | 'refusal'> {
  step: PurchaseStep;
  payment: PaymentFacts;
  refusal: Refusal | null;
}

/** A stored row with its JSON columns typed. */
export function toPurchase(row: Row): PurchaseRecord {
  return {
    ...row,
    step: row.step as PurchaseStep,
    payment: row.payment as unknown as PaymentFacts,
    refusal: row.refusal as Refusal | null,
  };
}

/** Where a purchase's payment token is sealed to. */
export const tokenContext = (sessionId: string) => `purchases:${sessionId}:token`;
