import type { AgentOrder } from './agent-order.ts';

/** Something that happened to an order. */
export interface TimelineEntry {
  at: Date;
  kind: 'placed' | 'fulfillment' | 'refund' | 'attention';
  /** What exactly: a fulfilment event's type, or an attention item's text. */
  detail: string | null;
  /** Minor units of the order's currency, of a refund. */
  amount: number | null;
}

interface Sources {
  placedAt: Date;
  content: AgentOrder;
  attention: { raisedAt: Date; text: string }[];
}

/** What is known to have happened to an order, newest first. */
export function orderTimeline({ placedAt, content, attention }: Sources): TimelineEntry[] {
  const entry = (at: Date, kind: TimelineEntry['kind'], rest: Partial<TimelineEntry> = {}) => ({
    at,
    kind,
    detail: null,
    amount: null,
    ...rest,
  });
  const entries = [
    entry(placedAt, 'placed'),
    ...content.fulfillments.flatMap(({ events }) =>
      events.map(({ type, occurredAt }) => entry(new Date(occurredAt), 'fulfillment', { detail: type })),
    ),
    ...content.adjustments.map(({ amount, occurredAt }) => entry(new Date(occurredAt), 'refund', { amount })),
    ...attention.map(({ raisedAt, text }) => entry(raisedAt, 'attention', { detail: text })),
  ];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime());
}
