import type { EventFact, ReceivedFact, ShopFacts, ShopifyOrderFact, Violation } from '../facts/facts.ts';
import { groupBy } from './index-facts.ts';

/**
 * Of each order: numbered without a gap from its creation, every event received at least once, in order, and the last
 * one says what Shopify says.
 */
export function checkEvents(shop: ShopFacts): Violation[] {
  const events = groupBy(shop.events, ({ orderId }) => orderId);
  const received = groupBy(shop.received, ({ orderId }) => orderId);
  const truth = new Map(shop.shopifyOrders.map((order) => [order.gid, order]));
  const known = new Set(shop.orders.map(({ id }) => id));
  return [
    ...shop.orders.flatMap(({ id, gid, sessionId }) => {
      const written = (events.get(id) ?? []).sort((a, b) => a.sequence - b.sequence);
      const seen = received.get(id) ?? [];
      const about = `${id} of ${sessionId}`;
      return [
        ...checkWritten(about, written),
        ...checkReceived(about, written, seen),
        ...checkLast(about, written, seen, truth.get(gid)),
      ];
    }),
    ...shop.received
      .filter(({ orderId }) => !known.has(orderId))
      .map(({ orderId, sessionId }) => found('event of no order', `${orderId} of ${sessionId}`)),
  ];
}

function checkWritten(about: string, written: EventFact[]): Violation[] {
  if (written.length === 0) return [found('order without an event', about)];
  const gap = written.some(({ sequence }, index) => sequence !== index + 1);
  const created = written.filter(({ type }) => type === 'order_create');
  return [
    ...(gap
      ? [found('gap in the events', `${about}: ${written.map(({ sequence }) => sequence).join(', ')}`)]
      : []),
    ...(created.length === 1 && written[0]!.type === 'order_create'
      ? []
      : [found('events do not begin with one order_create', about)]),
  ];
}

function checkReceived(about: string, written: EventFact[], seen: ReceivedFact[]): Violation[] {
  const arrivals = new Map(seen.map((event) => [event.eventId, event.arrivals]));
  const missing = written.filter(({ id }) => !arrivals.has(id));
  // Each delivery, also a repeated one, may only be followed by the same or a later event.
  const inTime = written
    .flatMap(({ id, sequence }) => (arrivals.get(id) ?? []).map((at) => ({ at, sequence })))
    .sort((a, b) => a.at - b.at);
  const late = inTime.some(({ sequence }, index) => index > 0 && sequence < inTime[index - 1]!.sequence);
  return [
    ...missing.map(({ id }) => found('event never received', `${id}, ${about}`)),
    ...(late
      ? [found('events out of order', `${about}: ${inTime.map(({ sequence }) => sequence).join(', ')}`)]
      : []),
  ];
}

function checkLast(
  about: string,
  written: EventFact[],
  seen: ReceivedFact[],
  truth: ShopifyOrderFact | undefined,
): Violation[] {
  const last = seen.find(({ eventId }) => eventId === written.at(-1)?.id);
  if (!last || !truth) return [];
  const told = summary(last);
  const is = summary({
    name: truth.name,
    status: truth.cancelled ? 'canceled' : 'live',
    refunded: truth.refunded,
    fulfillments: truth.fulfillments,
    lines: truth.lines,
  });
  return told === is ? [] : [found('the last event is not the truth', `${about}: told ${told}, is ${is}`)];
}

type Told = Pick<ReceivedFact, 'name' | 'status' | 'refunded' | 'fulfillments' | 'lines'>;

function summary({ name, status, refunded, fulfillments, lines }: Told): string {
  const units = lines.map(({ ordered, current, fulfilled }) => `${ordered}/${current}/${fulfilled}`);
  const standing = status === 'canceled' ? 'canceled' : 'live';
  return `${name} ${standing}, units ${units.join(' ')}, ${fulfillments} fulfilments, ${refunded} refunded`;
}

const found = (rule: string, text: string): Violation => ({ rule, text });
