import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { NewOrderFieldsFragment, OrderFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import type { AgentAdjustment, AgentFulfillment, AgentOrder, AgentOrderLine } from './agent-order.ts';

/** Shopify's FulfillmentDisplayStatus in ACP's words. */
const FULFILLMENT_STATUS: Record<string, string> = {
  ATTEMPTED_DELIVERY: 'out_for_delivery',
  CANCELED: 'canceled',
  CARRIER_PICKED_UP: 'in_transit',
  CONFIRMED: 'shipped',
  DELAYED: 'in_transit',
  DELIVERED: 'delivered',
  FAILURE: 'failed',
  FULFILLED: 'shipped',
  IN_TRANSIT: 'in_transit',
  LABEL_PRINTED: 'processing',
  LABEL_PURCHASED: 'processing',
  LABEL_VOIDED: 'processing',
  MARKED_AS_FULFILLED: 'shipped',
  NOT_DELIVERED: 'failed',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  PICKED_UP: 'delivered',
  READY_FOR_PICKUP: 'ready_for_pickup',
  SUBMITTED: 'processing',
};

type Refund = OrderFieldsFragment['refunds'][number];

/** A new order has neither yet. */
type AnyOrder = NewOrderFieldsFragment & Partial<Pick<OrderFieldsFragment, 'fulfillments' | 'refunds'>>;

/**
 * A Shopify order as agents see it. Pure, so that the same order always gives the same text.
 * @param sellingMode how it was sold: who took the money decides what a refund in Shopify means
 */
export function mapShopifyOrder(order: AnyOrder, sellingMode = 'in_chat'): AgentOrder {
  const currency = order.currencyCode;
  const money = (set: { shopMoney: { amount: string } }) => parseDecimal(set.shopMoney.amount, currency);
  const lines = order.lineItems.nodes.map((line): AgentOrderLine => ({
    id: fromGid(line.id),
    title: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantId: line.variant ? fromGid(line.variant.id) : null,
    quantity: {
      ordered: line.quantity,
      current: line.currentQuantity,
      fulfilled: Math.max(0, line.currentQuantity - line.unfulfilledQuantity),
    },
    unitPrice: money(line.originalUnitPriceSet),
    subtotal: money(line.originalTotalSet),
  }));
  const digital = order.lineItems.nodes.every((line) => !line.requiresShipping);
  const fulfillments = (order.fulfillments ?? []).map((fulfillment): AgentFulfillment => {
    const tracking = fulfillment.trackingInfo[0];
    return {
      id: fromGid(fulfillment.id),
      type: digital ? 'digital' : 'shipping',
      status:
        fulfillment.status === 'CANCELLED'
          ? 'canceled'
          : (FULFILLMENT_STATUS[fulfillment.displayStatus ?? ''] ?? 'shipped'),
      lines: fulfillment.fulfillmentLineItems.nodes.map((line) => ({
        id: fromGid(line.lineItem.id),
        quantity: line.quantity ?? 0,
      })),
      carrier: tracking?.company ?? null,
      trackingNumber: tracking?.number ?? null,
      trackingUrl: tracking?.url ?? null,
      events: [
        { type: 'shipped', at: fulfillment.createdAt },
        { type: 'in_transit', at: fulfillment.inTransitAt },
        { type: 'delivered', at: fulfillment.deliveredAt },
      ].flatMap(({ type, at }) =>
        at ? [{ id: `${fromGid(fulfillment.id)}_${type}`, type, occurredAt: at }] : [],
      ),
    };
  });
  const adjustments = (order.refunds ?? []).map((refund): AgentAdjustment => ({
    id: fromGid(refund.id),
    type: 'refund',
    status: refundStatus(refund, sellingMode),
    occurredAt: refund.createdAt ?? order.updatedAt,
    amount: money(refund.totalRefundedSet),
    lines: refund.refundLineItems.nodes.map((line) => ({
      id: fromGid(line.lineItem.id),
      quantity: line.quantity,
    })),
  }));
  return {
    status: orderStatus(order, lines, fulfillments),
    name: order.name,
    permalinkUrl: order.statusPageUrl,
    currency,
    lines,
    fulfillments,
    adjustments,
    totals: {
      subtotal: order.subtotalPriceSet ? money(order.subtotalPriceSet) : 0,
      fulfillment: money(order.totalShippingPriceSet),
      tax: order.totalTaxSet ? money(order.totalTaxSet) : 0,
      total: money(order.totalPriceSet),
      refunded: money(order.totalRefundedSet),
    },
  };
}

/**
 * Where Shopify took the money, it also gives it back. Of a purchase in the chat its refund is bookkeeping: the money
 * lies at Stripe, and whether it went back is not known yet.
 */
function refundStatus({ transactions }: Refund, sellingMode: string): AgentAdjustment['status'] {
  if (sellingMode !== 'hand_off' || transactions.nodes.length === 0) return 'pending';
  return transactions.nodes.every(({ status }) => status === 'SUCCESS') ? 'completed' : 'pending';
}

/** ACP: `completed` means everything was delivered; `shipped` that everything was dispatched. */
function orderStatus(
  order: NewOrderFieldsFragment,
  lines: AgentOrderLine[],
  fulfillments: AgentFulfillment[],
): string {
  if (order.cancelledAt) return 'canceled';
  const live = fulfillments.filter((fulfillment) => fulfillment.status !== 'canceled');
  const open = lines.some((line) => line.quantity.fulfilled < line.quantity.current);
  if (order.displayFulfillmentStatus === 'ON_HOLD') return 'manual_review';
  if (open) return live.length > 0 ? 'processing' : 'confirmed';
  if (live.length === 0) return 'confirmed';
  const delivered = live.every(
    (fulfillment) => fulfillment.status === 'delivered' || fulfillment.type === 'digital',
  );
  return delivered ? 'completed' : 'shipped';
}
