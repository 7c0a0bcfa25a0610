import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  AddressRecord,
  OrderLineRecord,
  OrderRecord,
  TaxLineRecord,
} from '#sandbox/shopify/state/records.ts';
import { countryName, provinceName } from './address-input.ts';
import { numericId } from './inventory.ts';
import { orderTotals } from './order-totals.ts';
import { partOf, partsOf, type Legs } from './legs.ts';
import { orderLegs } from './order-legs.ts';

/** The numeric id of REST and the gid beside it. */
export function ids(gid: string) {
  return { id: numericId(gid), admin_graphql_api_id: gid };
}

/** A REST money set of an amount (minor units) that is read from both legs. */
export function moneySet<T>(legs: Legs<T>, read: (part: T) => number) {
  const { currencyCode, shownCurrencyCode } = legs;
  return {
    shop_money: { amount: formatDecimal(read(legs.shop), currencyCode), currency_code: currencyCode },
    presentment_money: {
      amount: formatDecimal(read(legs.shown), shownCurrencyCode),
      currency_code: shownCurrencyCode,
    },
  };
}

/** REST tax lines. */
export function taxLines(lines: Legs<TaxLineRecord[]>) {
  return partsOf(lines, (list) => list).map((line) => {
    const priceSet = moneySet(line, (tax) => tax.amountMinor);
    return {
      title: line.shop.title,
      rate: line.shop.rate,
      price: priceSet.shop_money.amount,
      price_set: priceSet,
      channel_liable: line.shop.channelLiable,
    };
  });
}

/** A REST address with the names of its country and province. */
export function address(row: AddressRecord | null) {
  if (!row) return null;
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    name: [row.firstName, row.lastName].filter(Boolean).join(' '),
    company: row.company,
    address1: row.address1,
    address2: row.address2,
    city: row.city,
    zip: row.zip,
    province: provinceName(row.countryCode, row.provinceCode),
    province_code: row.provinceCode,
    country: countryName(row.countryCode),
    country_code: row.countryCode,
    phone: row.phone,
  };
}

/** The short customer inside an order; null for a guest. */
export function customer(context: ShopifyContext, order: OrderRecord) {
  const row = order.customerId === null ? undefined : context.state.customers.get(order.customerId);
  if (!row) return null;
  return {
    ...ids(row.id),
    email: row.email,
    phone: row.phone,
    first_name: row.firstName,
    last_name: row.lastName,
    tags: row.tags.join(', '),
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

/** A REST line item. */
export function lineItem(order: OrderRecord, line: OrderLineRecord) {
  const legs = partOf(orderLegs(order), ({ lines }) => lines.find(({ id }) => id === line.id)!);
  const price = moneySet(legs, (leg) => leg.unitPriceMinor);
  const discount = moneySet(legs, (leg) => leg.discountMinor);
  return {
    ...ids(line.id),
    variant_id: line.variantId === null ? null : numericId(line.variantId),
    product_id: line.productId === null ? null : numericId(line.productId),
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.unfulfilledQuantity,
    fulfillment_status: lineFulfillmentStatus(line),
    gift_card: line.isGiftCard,
    taxable: line.taxable,
    requires_shipping: line.requiresShipping,
    price: price.shop_money.amount,
    price_set: price,
    // A code's discount is the order's, so it is an allocation and no part of the line's own `total_discount`.
    total_discount: formatDecimal(0, order.currencyCode),
    discount_allocations:
      line.discountMinor === 0
        ? []
        : [
            {
              amount: discount.shop_money.amount,
              amount_set: discount,
              discount_application_index: 0,
            },
          ],
    tax_lines: taxLines(partOf(legs, (leg) => leg.taxLines)),
    properties: line.properties.map(({ key, value }) => ({ name: key, value })),
  };
}

function lineFulfillmentStatus(line: OrderLineRecord): string | null {
  if (line.unfulfilledQuantity === line.currentQuantity) return null;
  return line.unfulfilledQuantity === 0 ? 'fulfilled' : 'partial';
}

/** REST's name of a discount code's type. */
export function discountType(order: OrderRecord, code: string): string {
  if (isShippingCode(order, code)) return 'shipping';
  return order.discountApplication?.percentage != null ? 'percentage' : 'fixed_amount';
}

/** What a code of an order took off, minor units. */
export function codeDiscountMinor(order: OrderRecord, code: string): number {
  const { shippingDiscountMinor, discountMinor } = orderTotals(order);
  return isShippingCode(order, code) ? shippingDiscountMinor : discountMinor - shippingDiscountMinor;
}

/** An order has one code for goods, one for shipping, or both; the application is that of the goods if there is one. */
function isShippingCode({ discountApplication: applied }: OrderRecord, code: string): boolean {
  return applied?.code === code ? applied.target === 'SHIPPING_LINE' : applied !== null;
}
