/**
 * What staff may be asked to look at.
 * - `order_total_mismatch`: Shopify's order was not what the buyer agreed to pay; nothing was charged
 * - `paid_twice`: a session was paid in the chat, and its cart in the shop as well
 * - `order_refused`: Shopify refused the order of a payment that was authorised; the money was released
 * - `payments_refused`: Stripe refuses the shop's key, so nothing can be paid in the chat
 * - `order_review`: an order waits on fulfilment hold for a decision
 * - `platform_order`: an order that an agent platform took could not become a Shopify order by itself
 * - `refund_failed`: money that should have gone back did not, or Shopify's books lack that it did
 * - `canceled_not_refunded`: an order was cancelled in Shopify, and the buyer's money stayed
 * - `dispute`: the buyer's bank disputes a charge
 * - `fraud_warning`: the issuer of the buyer's card suspects fraud
 * - `mismatch`: the reconciliation found something that it will not mend alone
 * - `event_undeliverable`: an agent could not be told of an order
 * - `catalog_shrunk`: Shopify's export lacks so many products that they were kept
 * - `channel_refused`: Shopify refuses the app as a sales channel, which the merchant wants
 * - `feed_held`: a feed was much smaller than the last one, so it was not delivered
 * - `feed_failed`: a feed could not be made several times in a row
 */
export type AttentionKind =
  | 'order_total_mismatch'
  | 'paid_twice'
  | 'order_refused'
  | 'payments_refused'
  | 'order_review'
  | 'platform_order'
  | 'refund_failed'
  | 'canceled_not_refunded'
  | 'dispute'
  | 'fraud_warning'
  | 'mismatch'
  | 'event_undeliverable'
  | 'catalog_shrunk'
  | 'channel_refused'
  | 'feed_held'
  | 'feed_failed'
  | 'data_request'
  | 'shop_closed'
  | 'scopes_lost';

/** Names the one open item of a kind and subject. */
export const openKey = (kind: AttentionKind, subject: string): string => `${kind}:${subject}`;

/** Kinds that end with a decision of their own: nobody marks such an item as done. */
const DECIDED: readonly string[] = ['order_review'] satisfies AttentionKind[];

/** Whether staff may mark an item of this kind as done. */
export const isSettledByHand = (kind: string): boolean => !DECIDED.includes(kind);
