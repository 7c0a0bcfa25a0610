import type { AgentAdjustment, AgentOrder } from './agent-order.ts';

/** Something that happened to an order. */
export type TimelineEntry = { at: Date } & (
  | { kind: 'placed' }
  /** ACP's type of a fulfilment event, e.g. `delivered` */
  | { kind: 'fulfillment'; type: string }
  | { kind: 'adjustment'; adjustment: AgentAdjustment }
  | { kind: 'attention'; text: string }
  | { kind: 'decision'; decision: string; by: string | null }
);

interface Sources {
  placedAt: Date;
  content: AgentOrder;
  attention: { kind: string; raisedAt: Date; text: string }[];
  review: { state: string; decidedAt: Date | null; decidedBy: string | null } | null;
}

/** What is known to have happened to an order, newest first. */
export function orderTimeline({ placedAt, content, attention, review }: Sources): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: placedAt, kind: 'placed' },
    ...content.fulfillments.flatMap(({ events }) =>
      events.map(({ type, occurredAt }) => ({
        at: new Date(occurredAt),
        kind: 'fulfillment' as const,
        type,
      })),
    ),
    ...content.adjustments.map((adjustment) => ({
      at: new Date(adjustment.occurredAt),
      kind: 'adjustment' as const,
      adjustment,
    })),
    ...attention.map(({ raisedAt, text }) => ({ at: raisedAt, kind: 'attention' as const, text })),
    ...(review?.decidedAt
      ? [{ at: review.decidedAt, kind: 'decision' as const, decision: review.state, by: review.decidedBy }]
      : []),
  ];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime());
}
