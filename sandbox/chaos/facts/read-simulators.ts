import type { AcpOrder } from '#sandbox/agent/acp-types.ts';
import { totalAmount } from '#sandbox/agent/acp-types.ts';
import type { OrderEvent } from '#sandbox/agent/order-events.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import type { PaymentIntentRow } from '#sandbox/stripe/state/records.ts';
import type { StripeState } from '#sandbox/stripe/state/stripe-state.ts';
import type { PaymentFact, PlatformOrderFact, ReceivedFact, ShopifyOrderFact, StockFact } from './facts.ts';

/** By which an order of the shop's own checkout names its session (the cart permalink's attribute). */
const SESSION_ATTRIBUTE = 'checkout_session';
const RESTOCKED = ['CANCEL', 'RETURN'];

/** An order as Shopify's own records have it. */
export function shopifyOrderFact(order: OrderRecord, cancelledByStaff: boolean): ShopifyOrderFact {
  const totals = orderTotals(order);
  const attribute = order.customAttributes.find(({ key }) => key === SESSION_ATTRIBUTE);
  const refunds = order.refunds.flatMap((refund) => refund.lines);
  return {
    gid: order.id,
    name: order.name,
    sessionId: order.sourceIdentifier ?? attribute?.value ?? null,
    total: totals.totalMinor,
    currency: order.currencyCode,
    cancelled: order.cancelledAt !== null,
    cancelledByStaff,
    paymentIntentId: order.transactions.find((row) => row.authorizationCode)?.authorizationCode ?? null,
    refunded: totals.refundedMinor,
    fulfillments: order.fulfillments.length,
    lines: order.lines.map((line) => ({
      variantId: line.variantId === null ? null : numberOf(line.variantId),
      ordered: line.quantity,
      current: line.currentQuantity,
      fulfilled: Math.max(0, line.currentQuantity - line.unfulfilledQuantity),
      restocked: refunds
        .filter(({ orderLineId, restockType }) => orderLineId === line.id && RESTOCKED.includes(restockType))
        .reduce((sum, { quantity }) => sum + quantity, 0),
    })),
  };
}

/** Every tracked variant, before and after. */
export function stockFacts({ variants }: ShopifyState, initial: ReadonlyMap<string, number>): StockFact[] {
  return [...initial].map(([gid, units]) => {
    const { available, inventoryPolicy } = variants.get(gid)!;
    return {
      variantId: numberOf(gid),
      limited: inventoryPolicy === 'DENY',
      initial: units,
      left: available,
    };
  });
}

/** A payment as Stripe's own records have it. */
export function paymentFact(
  { charges }: StripeState,
  intent: PaymentIntentRow,
  platformOrders: readonly PlatformOrderFact[],
): PaymentFact {
  const charge = intent.latestCharge ? charges.get(intent.latestCharge) : undefined;
  const taken = platformOrders.find(({ paymentIntentId }) => paymentIntentId === intent.id);
  return {
    id: intent.id,
    sessionId: intent.metadata.checkout_session_id ?? taken?.sessionId ?? null,
    platform: intent.agent !== undefined,
    status: intent.status,
    amount: intent.amount,
    captured: intent.amountReceived,
    refunded: charge?.captured ? charge.amountRefunded : 0,
    currency: intent.currency,
  };
}

/** An event as the agent's receiver has it. */
export function receivedFact(event: OrderEvent): ReceivedFact {
  const order = event.order as AcpOrder & {
    line_items?: { quantity: { ordered: number; current: number; fulfilled: number } }[];
  };
  return {
    eventId: event.requestId,
    orderId: event.orderId,
    sessionId: event.checkoutSessionId,
    type: event.type,
    arrivals: event.arrivals,
    name: order.order_number ?? null,
    status: order.status ?? '',
    lines: (order.line_items ?? []).map(({ quantity }) => quantity),
    fulfillments: order.fulfillments?.length ?? 0,
    refunded: totalAmount(order.totals ?? [], 'amount_refunded') ?? 0,
  };
}

const numberOf = (gid: string) => gid.split('/').at(-1)!;
