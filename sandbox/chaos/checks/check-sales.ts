import type { ShopFacts, ShopifyOrderFact, Violation } from '../facts/facts.ts';
import { bySession, type SessionSides } from './index-facts.ts';

/**
 * A completed session has exactly one order in Shopify and, when it was paid in the chat, exactly one captured payment
 * of the same amount. Any other session has neither: no order that stands, no money taken or kept reserved.
 */
export function checkSales(shop: ShopFacts): Violation[] {
  return [...bySession(shop).flatMap(checkSession), ...strangers(shop)];
}

function checkSession(sides: SessionSides): Violation[] {
  const { session, payments, beforeStaff } = sides;
  // What Stripe took stays with the shop until staff have decided (check-platform-orders).
  const reserved = beforeStaff ? [] : payments.filter(({ status }) => status === 'requires_capture');
  return [
    ...(session.status === 'completed' ? sold(sides) : notSold(sides)),
    ...reserved.map(({ id }) => violation('reserved money is left', `${id} of ${session.id}`)),
  ];
}

function sold(sides: SessionSides): Violation[] {
  const { session, order, shopifyOrders, payments } = sides;
  const standing = shopifyOrders.filter(stands);
  const found: Violation[] = [];
  if (!order) found.push(violation('completed session without an order row', session.id));
  if (standing.length === 0) found.push(violation('completed session without an order', session.id));
  if (standing.length > 1) found.push(violation('double order', `${session.id} has ${namesOf(standing)}`));
  const own = standing.find(({ gid }) => gid === order?.gid);
  if (order && standing.length > 0 && !own)
    found.push(
      violation(
        'another order than the session says',
        `${session.id}: ${order.gid}, Shopify has ${namesOf(standing)}`,
      ),
    );
  if (own && own.total !== session.total)
    found.push(
      violation(
        'order of another amount',
        `${own.name} of ${session.id}: ${own.total}, agreed ${session.total}`,
      ),
    );
  if (order?.sellingMode === 'hand_off') {
    if (payments.some(({ captured, refunded }) => captured > refunded))
      found.push(violation('paid in the shop and in the chat', session.id));
    return found;
  }
  const captured = payments.filter((payment) => payment.captured > 0);
  if (captured.length === 0)
    found.push(violation('order without payment', `${session.id} (${namesOf(standing)})`));
  if (captured.length > 1)
    found.push(violation('double charge', `${session.id}: ${captured.map(({ id }) => id).join(', ')}`));
  for (const payment of captured) {
    if (payment.captured !== session.total || payment.currency !== session.currency.toLowerCase())
      found.push(
        violation(
          'payment of another amount',
          `${payment.id} of ${session.id}: ${payment.captured}, agreed ${session.total}`,
        ),
      );
    if (own && own.refunded !== payment.refunded)
      found.push(
        violation(
          'refunded in one place only',
          `${payment.id} of ${session.id}: ${payment.refunded} at Stripe, ${own.refunded} in Shopify`,
        ),
      );
    if (own && own.paymentIntentId !== payment.id)
      found.push(
        violation(
          'order names another payment',
          `${own.name} of ${session.id}: ${own.paymentIntentId}, taken ${payment.id}`,
        ),
      );
  }
  return found;
}

function notSold({ session, order, shopifyOrders, payments, beforeStaff }: SessionSides): Violation[] {
  const kept = beforeStaff ? [] : payments.filter(({ captured, refunded }) => captured > refunded);
  return [
    ...(order
      ? [violation('order row of a session that is not completed', `${order.id} of ${session.id}`)]
      : []),
    ...shopifyOrders
      .filter((one) => !one.cancelled)
      .map((one) => violation('order without payment', `${one.name} of ${session.id} (${session.status})`)),
    ...kept.map(({ id }) => violation('capture without order', `${id} of ${session.id} (${session.status})`)),
  ];
}

/** Orders and payments that name no session of this shop. */
function strangers({ sessions, shopifyOrders, payments }: ShopFacts): Violation[] {
  const known = new Set<string | null>(sessions.map(({ id }) => id));
  return [
    ...shopifyOrders
      .filter(({ sessionId }) => !known.has(sessionId))
      .map(({ name, sessionId }) => violation('order of no session', `${name} names ${sessionId}`)),
    ...payments
      .filter(({ sessionId, platform }) => !platform && !known.has(sessionId))
      .map(({ id, sessionId }) => violation('payment of no session', `${id} names ${sessionId}`)),
  ];
}

/** An order that was sold: not one that an attempt left cancelled behind it. */
function stands(order: ShopifyOrderFact): boolean {
  return !order.cancelled || order.cancelledByStaff;
}

const namesOf = (orders: ShopifyOrderFact[]) => orders.map(({ name }) => name).join(', ') || 'no order';
const violation = (rule: string, text: string): Violation => ({ rule, text });
