import type { PaymentFact, PlatformOrderFact, ShopFacts, Violation } from '../facts/facts.ts';

/**
 * Every order that Stripe took and was paid is an order of the shop's, or before staff with its money untouched. That it
 * is one order of the paid amount is checked as for every session (check-sales).
 */
export function checkPlatformOrders(shop: ShopFacts): Violation[] {
  const sessions = new Map(shop.sessions.map((session) => [session.id, session]));
  return [
    ...shop.platformOrders.flatMap((order) => {
      const about = `${order.checkoutId} (${order.paymentIntentId}) of ${shop.domain}`;
      const session = order.sessionId === null ? undefined : sessions.get(order.sessionId);
      switch (order.state) {
        case null:
          return [found('order of a platform is lost', about)];
        case 'ordered':
          if (session?.status !== 'completed')
            return [found('order of a platform is not sold', `${about}: ${order.sessionId}`)];
          return session.total === order.total
            ? []
            : [found('order of another amount', `${about}: ${session.total}, paid ${order.total}`)];
        case 'in_review':
          return beforeStaff(about, order, shop.payments);
        default:
          return [found('order of a platform stands still', `${about}: ${order.state}`)];
      }
    }),
    ...unknown(shop),
  ];
}

function beforeStaff(about: string, order: PlatformOrderFact, payments: readonly PaymentFact[]): Violation[] {
  const payment = payments.find(({ id }) => id === order.paymentIntentId);
  const untouched = payment && payment.status !== 'canceled' && payment.refunded === 0;
  return [
    ...(order.asked ? [] : [found('staff are not asked', about)]),
    ...(untouched ? [] : [found('money of a platform went back by itself', about)]),
  ];
}

/** Payments of checkouts that Stripe ran and that never were completed: nothing may be taken. */
function unknown({ platformOrders, payments }: ShopFacts): Violation[] {
  const known = new Set(platformOrders.map(({ paymentIntentId }) => paymentIntentId));
  return payments
    .filter(({ id, platform, captured }) => platform && captured > 0 && !known.has(id))
    .map(({ id }) => found('payment of no checkout', id));
}

const found = (rule: string, text: string): Violation => ({ rule, text });
