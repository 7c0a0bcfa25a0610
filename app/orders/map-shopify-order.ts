import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { NewOrderFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import type { AgentFulfillment, AgentOrder, AgentOrderLine } from './agent-order.ts';
import { mapAdjustments, type AfterSale } from './mapping/map-adjustments.ts';
import { mapFulfillment } from './mapping/map-fulfillment.ts';
import type { WholeOrder } from './read/read-order.server.ts';

/** A new order has nothing of what comes after the sale. */
type AnyOrder = NewOrderFieldsFragment &
  Partial<Pick<WholeOrder, 'fulfillments' | 'refunds' | 'returns' | 'originalTotalPriceSet'>>;

/**
 * A Shopify order as agents see it. Pure, so that the same order always gives the same text.
 * @param known how it was sold (who took the money decides what a refund in Shopify means), and what is on record of
 *   its refunds and disputes at Stripe
 */
export function mapShopifyOrder(order: AnyOrder, known: Partial<AfterSale> = {}): AgentOrder {
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
  const fulfillments = (order.fulfillments ?? []).map((one) => mapFulfillment(one, digital));
  const { adjustments, refunded } = mapAdjustments(order, {
    sellingMode: 'in_chat',
    refunds: [],
    disputes: [],
    told: [],
    ...known,
  });
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
      // What was charged, whatever staff change afterwards (ACP: Order.totals).
      total: money(order.originalTotalPriceSet ?? order.totalPriceSet),
      refunded,
    },
  };
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
