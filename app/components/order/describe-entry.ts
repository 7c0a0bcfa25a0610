import type { AgentAdjustment } from '#app/orders/agent-order.ts';
import type { TimelineEntry } from '#app/orders/order-timeline.ts';

const FULFILLMENT_EVENTS: Record<string, string> = {
  processing: 'Being prepared',
  shipped: 'Shipped',
  in_transit: 'In transit',
  out_for_delivery: 'Out for delivery',
  ready_for_pickup: 'Ready for pickup',
  delivered: 'Delivered',
  failed: 'Delivery failed',
  failed_attempt: 'Delivery attempted',
};

const ADJUSTMENTS: Record<AgentAdjustment['type'], string> = {
  refund: 'Refund',
  return: 'Return',
  exchange: 'Exchange',
  cancellation: 'Cancellation',
  dispute: 'Dispute',
  price_adjustment: 'Price change',
};

/** An entry of the timeline in words. @param money formats minor units of the order's currency */
export function describeEntry(
  entry: TimelineEntry,
  agentName: string,
  money: (amount: number) => string,
): string {
  switch (entry.kind) {
    case 'placed':
      return `${agentName} placed this order`;
    case 'fulfillment':
      return FULFILLMENT_EVENTS[entry.type] ?? entry.type.replaceAll('_', ' ');
    case 'adjustment':
      return describeAdjustment(entry.adjustment, money);
    case 'attention':
      return entry.text;
    case 'decision':
      return `${entry.decision === 'approved' ? 'Approved' : 'Rejected'} ${describeDecider(entry.by)}`;
  }
}

/** Who decided: Shopify names people to nobody but itself, so staff are known by their number. */
export function describeDecider(by: string | null): string {
  if (by === 'shopify') return 'in Shopify';
  if (by === 'command') return 'on the server';
  return `by staff member ${by?.replace(/^staff:/, '') ?? 'unknown'}`;
}

/** How a dispute stands for the merchant; for the buyer it is the other way round. */
const DISPUTES: Record<AgentAdjustment['status'], string> = {
  pending: ' (open)',
  completed: ' (lost)',
  failed: ' (closed in your favor)',
};

function describeAdjustment({ type, status, amount }: AgentAdjustment, money: (amount: number) => string) {
  const sum = amount === undefined ? '' : ` of ${money(amount)}`;
  const state = type === 'dispute' ? DISPUTES[status] : status === 'completed' ? '' : ` (${status})`;
  return `${ADJUSTMENTS[type]}${sum}${state}`;
}
