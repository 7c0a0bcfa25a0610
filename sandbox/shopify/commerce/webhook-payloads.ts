import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { FulfillmentRecord, OrderRecord, RefundRecord } from '#sandbox/shopify/state/records.ts';
import { restFulfillmentStatus } from './fulfillment-status.ts';
import { numericId } from './inventory.ts';
import { partOf, partsOf } from './legs.ts';
import { orderLegs } from './order-legs.ts';
import { fulfillmentName, orderStatusUrl } from './order-names.ts';
import { orderTaxLines, orderTotals, refundDiscrepancy, type OrderTotals } from './order-totals.ts';
import {
  address,
  codeDiscountMinor,
  customer,
  discountType,
  ids,
  lineItem,
  moneySet,
  taxLines,
} from './payload-parts.ts';

/**
 * Webhook bodies have the shape of Shopify's older REST resources: snake_case, decimal texts, numeric ids with
 * the gid beside them. https://shopify.dev/docs/api/admin-rest/latest/resources/order
 */
export function orderPayload(context: ShopifyContext, order: OrderRecord): Record<string, unknown> {
  const money = (minor: number): string => formatDecimal(minor, order.currencyCode);
  const legs = orderLegs(order);
  const bothTotals = partOf(legs, orderTotals);
  const totals = bothTotals.shop;
  const bag = (total: keyof OrderTotals) => moneySet(bothTotals, (row) => row[total]);
  return {
    ...ids(order.id),
    app_id: null,
    billing_address: address(order.billingAddress),
    buyer_accepts_marketing: order.buyerAcceptsMarketing,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: order.cancelledAt,
    closed_at: order.closedAt,
    confirmation_number: order.confirmationNumber,
    confirmed: true,
    contact_email: order.email,
    created_at: order.createdAt,
    currency: order.currencyCode,
    current_subtotal_price: money(totals.currentSubtotalMinor),
    current_subtotal_price_set: bag('currentSubtotalMinor'),
    current_total_price: money(totals.currentTotalMinor),
    current_total_price_set: bag('currentTotalMinor'),
    current_total_tax: money(totals.currentTaxMinor),
    current_total_tax_set: bag('currentTaxMinor'),
    customer: customer(context, order),
    discount_codes: order.discountCodes.map((code) => ({
      code,
      amount: money(codeDiscountMinor(order, code)),
      type: discountType(order, code),
    })),
    email: order.email ?? '',
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: restFulfillmentStatus(order),
    fulfillments: order.fulfillments.map((row) => fulfillmentPayload(order, row)),
    landing_site: order.landing?.site ?? null,
    landing_site_ref: order.landing?.ref ?? null,
    line_items: order.lines.map((line) => lineItem(order, line)),
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: orderStatusUrl(context.shop(), order),
    payment_gateway_names: [...new Set(order.transactions.map((row) => row.gateway).filter(Boolean))],
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: legs.shownCurrencyCode,
    processed_at: order.processedAt,
    referring_site: order.landing?.referrer ?? null,
    refunds: order.refunds.map((row) => refundPayload(order, row)),
    shipping_address: address(order.shippingAddress),
    shipping_lines: partsOf(legs, ({ shippingLines }) => shippingLines).map((line) => {
      const price = moneySet(line, (row) => row.priceMinor);
      const discounted = moneySet(line, (row) => row.priceMinor - row.discountMinor);
      return {
        id: numericId(line.shop.id),
        code: line.shop.code,
        source: line.shop.source,
        title: line.shop.title,
        price: price.shop_money.amount,
        price_set: price,
        discounted_price: discounted.shop_money.amount,
        discounted_price_set: discounted,
        tax_lines: taxLines(partOf(line, (row) => row.taxLines)),
      };
    }),
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    source_url: order.sourceUrl,
    subtotal_price: money(totals.subtotalMinor),
    subtotal_price_set: bag('subtotalMinor'),
    tags: order.tags.join(', '),
    tax_lines: taxLines(partOf(legs, orderTaxLines)),
    taxes_included: order.taxesIncluded,
    test: order.test,
    total_discounts: money(totals.discountMinor),
    total_discounts_set: bag('discountMinor'),
    total_line_items_price: money(totals.lineItemsMinor),
    total_line_items_price_set: bag('lineItemsMinor'),
    total_outstanding: money(totals.outstandingMinor),
    total_price: money(totals.totalMinor),
    total_price_set: bag('totalMinor'),
    total_shipping_price_set: bag('shippingMinor'),
    total_tax: money(totals.taxMinor),
    total_tax_set: bag('taxMinor'),
    updated_at: order.updatedAt,
  };
}

/** Body of `fulfillments/create` and `fulfillments/update`. */
export function fulfillmentPayload(
  order: OrderRecord,
  fulfillment: FulfillmentRecord,
): Record<string, unknown> {
  const [first] = fulfillment.tracking;
  return {
    ...ids(fulfillment.id),
    order_id: numericId(order.id),
    name: fulfillmentName(order, fulfillment),
    status: fulfillment.status.toLowerCase(),
    shipment_status: fulfillment.events.at(-1)?.status.toLowerCase() ?? null,
    service: 'manual',
    created_at: fulfillment.createdAt,
    updated_at: fulfillment.updatedAt,
    tracking_company: first?.company ?? null,
    tracking_number: first?.number ?? null,
    tracking_numbers: fulfillment.tracking.flatMap((row) => row.number ?? []),
    tracking_url: first?.url ?? null,
    tracking_urls: fulfillment.tracking.flatMap((row) => row.url ?? []),
    email: order.email,
    destination: address(order.shippingAddress),
    line_items: fulfillment.lines.map((row) => ({
      ...lineItem(
        order,
        order.lines.find((line) => line.id === row.orderLineId)!,
      ),
      quantity: row.quantity,
    })),
  };
}

/** Body of `refunds/create`. */
export function refundPayload(order: OrderRecord, refund: RefundRecord): Record<string, unknown> {
  const money = (minor: number): string => formatDecimal(minor, order.currencyCode);
  const adjustments = [
    ...(refund.shippingMinor > 0
      ? [
          {
            kind: 'shipping_refund',
            reason: 'Shipping refund',
            amount: -refund.shippingMinor,
            tax: -refund.shippingTaxMinor,
          },
        ]
      : []),
    ...(refundDiscrepancy(order, refund) === 0
      ? []
      : [
          {
            kind: 'refund_discrepancy',
            reason: 'Refund discrepancy',
            amount: refundDiscrepancy(order, refund),
            tax: 0,
          },
        ]),
  ];
  return {
    ...ids(refund.id),
    order_id: numericId(order.id),
    created_at: refund.createdAt,
    processed_at: refund.createdAt,
    note: refund.note,
    restock: refund.lines.some((row) => row.restockType !== 'NO_RESTOCK'),
    refund_line_items: partsOf(refundLegs(order, refund), ({ lines }) => lines).map((legs) => {
      const { shop: row } = legs;
      const subtotal = moneySet(legs, (leg) => leg.subtotalMinor);
      const tax = moneySet(legs, (leg) => leg.taxMinor);
      return {
        id: numericId(row.id),
        line_item_id: numericId(row.orderLineId),
        quantity: row.quantity,
        restock_type: row.restockType.toLowerCase(),
        subtotal: subtotal.shop_money.amount,
        subtotal_set: subtotal,
        total_tax: tax.shop_money.amount,
        total_tax_set: tax,
        line_item: lineItem(
          order,
          order.lines.find((line) => line.id === row.orderLineId)!,
        ),
      };
    }),
    order_adjustments: adjustments.map(({ kind, reason, amount, tax }) => ({
      order_id: numericId(order.id),
      refund_id: numericId(refund.id),
      kind,
      reason,
      amount: money(amount),
      tax_amount: money(tax),
    })),
    transactions: refund.transactions.map((row) => ({
      ...ids(row.id),
      order_id: numericId(order.id),
      parent_id: row.parentId === null ? null : numericId(row.parentId),
      kind: 'refund',
      status: 'success',
      gateway: row.gateway,
      amount: money(row.amountMinor),
      currency: order.currencyCode,
      processed_at: refund.createdAt,
    })),
  };
}

/** A refund in both currencies; one that the order does not have yet is not shown in another. */
function refundLegs(order: OrderRecord, refund: RefundRecord) {
  return partOf(orderLegs(order), ({ refunds }) => refunds.find(({ id }) => id === refund.id) ?? refund);
}
