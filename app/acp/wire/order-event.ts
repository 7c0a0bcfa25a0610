import { wordsOf, type Words } from '#app/checkout/words/words.ts';
import type { Language } from '#app/kernel/language.ts';
import type { AgentFulfillment, AgentOrder, AgentOrderLine } from '#app/orders/agent-order.ts';

/** What an order event tells. */
export interface OrderEventFacts {
  /** As the version calls it (version-policy.ts). */
  type: string;
  orderId: string;
  sessionId: string;
  order: AgentOrder;
  /** The session's. */
  language: Language;
}

/** The body of an order event since 2026-04-17: `{type, data}` with the full Order, never a delta (openapi.agentic_checkout_webhook.yaml). */
export function orderEvent({
  type,
  orderId,
  sessionId,
  order,
  language,
}: OrderEventFacts): Record<string, unknown> {
  return {
    type,
    data: {
      type: 'order',
      id: orderId,
      checkout_session_id: sessionId,
      order_number: order.name,
      permalink_url: order.permalinkUrl,
      status: order.status,
      line_items: order.lines.map(lineItem),
      fulfillments: order.fulfillments.map(fulfillment),
      adjustments: order.adjustments.map((adjustment) => ({
        id: adjustment.id,
        type: adjustment.type,
        occurred_at: adjustment.occurredAt,
        status: adjustment.status,
        line_items: adjustment.lines,
        amount: adjustment.amount,
        currency: adjustment.amount === undefined ? undefined : order.currency.toLowerCase(),
        reason: adjustment.reason,
      })),
      totals: totals(order, wordsOf(language)),
    },
  };
}

function lineItem(line: AgentOrderLine): Record<string, unknown> {
  const { current, fulfilled } = line.quantity;
  const status =
    current === 0
      ? 'removed'
      : fulfilled === current
        ? 'fulfilled'
        : fulfilled > 0
          ? 'partial'
          : 'processing';
  return {
    id: line.id,
    title: line.title,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    subtotal: line.subtotal,
    status,
  };
}

function fulfillment(of: AgentFulfillment): Record<string, unknown> {
  return {
    id: of.id,
    type: of.type,
    status: of.status,
    line_items: of.lines,
    carrier: of.carrier ?? undefined,
    tracking_number: of.trackingNumber ?? undefined,
    tracking_url: of.trackingUrl ?? undefined,
    estimated_delivery: of.estimatedDeliveryAt && {
      earliest: of.estimatedDeliveryAt,
      latest: of.estimatedDeliveryAt,
    },
    description: of.furtherParcels && `Further parcels: ${of.furtherParcels.join(', ')}`,
    events: of.events.map((event) => ({ id: event.id, type: event.type, occurred_at: event.occurredAt })),
  };
}

/** `total` stays what was charged; `amount_refunded` adds up (Order.totals). */
function totals({ totals: sums }: AgentOrder, { totals: words }: Words): Record<string, unknown>[] {
  return [
    { type: 'subtotal', display_text: words.subtotal(), amount: sums.subtotal },
    { type: 'fulfillment', display_text: words.shipping(), amount: sums.fulfillment },
    { type: 'tax', display_text: words.tax(), amount: sums.tax },
    { type: 'total', display_text: words.total(), amount: sums.total },
    ...(sums.refunded > 0
      ? [{ type: 'amount_refunded', display_text: words.refunded(), amount: sums.refunded }]
      : []),
  ];
}
