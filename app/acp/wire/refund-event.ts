import type { OrderEventFacts } from './order-event.ts';

/** Order statuses that are newer than EventDataOrder's closed list, by the nearest one in it. */
const STATUS: Record<string, string> = { processing: 'confirmed', completed: 'fulfilled' };

/** The reference to an order in sessions until 2026-01-16. */
export function orderReference(
  sessionId: string,
  order: { id: string; permalinkUrl: string },
): Record<string, unknown> {
  return { id: order.id, checkout_session_id: sessionId, permalink_url: order.permalinkUrl };
}

/**
 * The body of an order event until 2026-01-30 (openapi.agentic_checkout_webhook.yaml): status and refunds only.
 * A refund has no status here, so it is told when the money is known to be back, on the card that paid.
 */
export function refundEvent({ type, sessionId, order }: OrderEventFacts): Record<string, unknown> {
  return {
    type,
    data: {
      type: 'order',
      checkout_session_id: sessionId,
      permalink_url: order.permalinkUrl,
      status: STATUS[order.status] ?? order.status,
      refunds: order.adjustments
        .filter(({ type, status }) => type === 'refund' && status === 'completed')
        .map((refund) => ({ type: 'original_payment', amount: refund.amount })),
    },
  };
}
