import type { AgentAdjustment, AgentOrder } from './agent-order.ts';
import type { ListedEvent } from './events/list-order-events.server.ts';
import type { RefundRecord } from './refunds/refund-record.ts';

/** Something that happened to an order. */
export type TimelineEntry = { at: Date } & (
  | { kind: 'placed' }
  /** A call of the agent: what it asked for, the HTTP status and code of the answer */
  | { kind: 'call'; operation: string; status: number; code: string | null }
  /** A recovery point of the purchase, e.g. `capturing` */
  | { kind: 'step'; step: string }
  /** ACP's type of a fulfilment event, e.g. `delivered` */
  | { kind: 'fulfillment'; type: string }
  | { kind: 'adjustment'; adjustment: AgentAdjustment }
  /** An attempt to tell the agent: the event's type, the HTTP status of the answer, or why there was none */
  | { kind: 'delivery'; type: string; status: number | null; error: string | null }
  /** Money that is on its way back, or could not go back; what has arrived is an adjustment */
  | { kind: 'refund'; amount: number; state: 'requested' | 'pending' | 'failed' }
  /** What staff did, as the activity log calls it, e.g. `events.replayed` */
  | { kind: 'staff'; action: string; by: string }
  | { kind: 'attention'; text: string }
  | { kind: 'decision'; decision: string; by: string | null }
);

interface Sources {
  placedAt: Date;
  content: AgentOrder;
  calls: { at: Date; operation: string; status: number; code: string | null }[];
  steps: { at: Date; step: string }[];
  events: Pick<ListedEvent, 'type' | 'deliveries'>[];
  refunds: Pick<RefundRecord, 'amount' | 'state' | 'createdAt'>[];
  staffActions: { at: Date; action: string; by: string }[];
  attention: { kind: string; raisedAt: Date; text: string }[];
  review: { state: string; decidedAt: Date | null; decidedBy: string | null } | null;
}

/** What is known to have happened to an order, newest first. */
export function orderTimeline({
  placedAt,
  content,
  calls,
  steps,
  events,
  refunds,
  staffActions,
  attention,
  review,
}: Sources): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: placedAt, kind: 'placed' },
    ...calls.map((call) => ({ ...call, kind: 'call' as const })),
    ...steps.map((step) => ({ ...step, kind: 'step' as const })),
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
    ...events.flatMap(({ type, deliveries }) =>
      deliveries.map(({ at, status, error }) => ({ at, kind: 'delivery' as const, type, status, error })),
    ),
    ...refunds.flatMap(({ amount, state, createdAt }) =>
      state === 'succeeded' ? [] : [{ at: createdAt, kind: 'refund' as const, amount, state }],
    ),
    ...staffActions.map((did) => ({ ...did, kind: 'staff' as const })),
    ...attention.map(({ raisedAt, text }) => ({ at: raisedAt, kind: 'attention' as const, text })),
    ...(review?.decidedAt
      ? [{ at: review.decidedAt, kind: 'decision' as const, decision: review.state, by: review.decidedBy }]
      : []),
  ];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime());
}
