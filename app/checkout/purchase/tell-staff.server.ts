import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Shopify's and Stripe's words for staff are kept to this length. */
const MOST = 300;

/** Stripe refuses what Aisle does with the shop's key: neither buyer nor agent can mend it. One item for each mode. */
export function tellPaymentsRefused(
  scope: ShopScope,
  tx: Queryable,
  { mode, message }: { mode: 'test' | 'live'; message: string },
): Promise<void> {
  return raiseAttention(scope, tx, {
    kind: 'payments_refused',
    subject: mode,
    text: `Stripe refuses the shop's ${mode} key, so agents cannot be paid: ${message.slice(0, MOST)} Connect Stripe again with a key that may write Payment Intents.`,
    facts: { mode, why: message.slice(0, MOST) },
  });
}

/** Shopify refuses an order for a reason that is not its stock. The buyer was not charged. */
export function tellOrderRefused(
  scope: ShopScope,
  tx: Queryable,
  { sessionId, message }: { sessionId: string; message: string },
): Promise<void> {
  return raiseAttention(scope, tx, {
    kind: 'order_refused',
    subject: sessionId,
    text: `Shopify refused the order of a payment that was authorised; the money was released. Shopify says: ${message.slice(0, MOST)}`,
    facts: { sessionId, why: message.slice(0, MOST) },
  });
}

/** Shopify made another total of the order than was authorised. Nothing was captured, and the order is cancelled. */
export function tellTotalMismatch(
  scope: ShopScope,
  tx: Queryable,
  order: {
    sessionId: string;
    name: string;
    currency: string;
    /** Minor units: what was authorised, and what Shopify's order comes to. */
    authorized: number;
    total: number;
    /** Which amounts of the order are not those that were sent, e.g. `tax 1.06 → 1.20`. */
    differences: string[];
  },
): Promise<void> {
  const { sessionId, name, currency, authorized, total, differences } = order;
  const money = (amount: number) => `${formatDecimal(amount, currency)} ${currency}`;
  const where = differences.length > 0 ? ` Different: ${differences.join(', ')}.` : '';
  return raiseAttention(scope, tx, {
    kind: 'order_total_mismatch',
    subject: sessionId,
    text: `Shopify's order ${name} came to ${money(total)}, but the buyer had agreed to ${money(authorized)}. Nothing was charged, and the order was cancelled.${where}`,
    facts: { sessionId, orderName: name, currency, authorized, total, differences: differences.join(', ') },
  });
}
