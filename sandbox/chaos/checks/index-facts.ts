import type { OrderFact, PaymentFact, SessionFact, ShopFacts, ShopifyOrderFact } from '../facts/facts.ts';

/** Everything that names one session, together. */
export interface SessionSides {
  session: SessionFact;
  order: OrderFact | undefined;
  shopifyOrders: ShopifyOrderFact[];
  payments: PaymentFact[];
  /** It came of an order that Stripe took, and staff are to decide about it. */
  beforeStaff: boolean;
}

/** One entry for each session. */
export function bySession(shop: ShopFacts): SessionSides[] {
  const orders = new Map(shop.orders.map((order) => [order.sessionId, order]));
  const shopifyOrders = groupBy(shop.shopifyOrders, ({ sessionId }) => sessionId);
  const payments = groupBy(shop.payments, ({ sessionId }) => sessionId);
  const beforeStaff = new Set(
    shop.platformOrders.filter(({ state }) => state === 'in_review').map(({ sessionId }) => sessionId),
  );
  return shop.sessions.map((session) => ({
    session,
    order: orders.get(session.id),
    shopifyOrders: shopifyOrders.get(session.id) ?? [],
    payments: payments.get(session.id) ?? [],
    beforeStaff: beforeStaff.has(session.id),
  }));
}

/** The values by what `keyOf` says of each, in their order. */
export function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
