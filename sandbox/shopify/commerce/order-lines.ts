import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  DiscountApplicationRecord,
  OrderLineRecord,
  OrderRecord,
} from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { spreadReduction, type Reduction } from './discounts.ts';
import { moneyBagMinor } from './money-input.ts';
import type { OrderCreateInput, OrderLineInput } from './order-input.ts';
import { lineTotal } from './order-totals.ts';
import { readTaxLines } from './order-tax-input.ts';

const INVALID = 'INVALID';

export interface PricedLines {
  lines: OrderLineRecord[];
  shippingLines: OrderRecord['shippingLines'];
  discountApplication: DiscountApplicationRecord | null;
}

/**
 * The lines of a new order with prices, the one discount code spread over them, and their own taxes.
 * @throws UserError INVALID for no line, an unknown variant, a bad quantity, a custom line without title or price.
 */
export function readOrderLines(context: ShopifyContext, input: OrderCreateInput): PricedLines {
  const { currencyCode: currency } = context.shop();
  const order = { currency, taxesIncluded: input.taxesIncluded ?? false };
  const inputs = input.lineItems ?? [];
  if (inputs.length === 0)
    throw new UserError(['order', 'lineItems'], 'Line items must have at least one line item', INVALID);
  const plain = inputs.map((line, i) => readLine(context, line, ['order', 'lineItems', String(i)]));
  const discount = readDiscount(input, currency);
  const goods = plain.map((line) => line.unitPriceMinor * line.quantity);
  const onGoods = discount?.target === 'LINE_ITEM' ? spreadReduction(goods, reductionOf(discount)) : [];
  const lines = plain.map((line, i) => {
    const discounted = { ...line, discountMinor: onGoods[i] ?? 0 };
    const field = ['order', 'lineItems', String(i)];
    return {
      ...discounted,
      taxLines: readTaxLines(inputs[i]!.taxLines, lineTotal(discounted), order, field),
    };
  });
  const shippingLines = (input.shippingLines ?? []).map((line, i) => {
    const field = ['order', 'shippingLines', String(i)];
    const priceMinor = moneyBagMinor(line.priceSet, currency, [...field, 'priceSet']);
    const discountMinor = discount?.target === 'SHIPPING_LINE' ? priceMinor : 0;
    return {
      id: context.state.gid('ShippingLine'),
      title: line.title,
      code: line.code ?? null,
      source: line.source ?? null,
      priceMinor,
      discountMinor,
      taxLines: readTaxLines(line.taxLines, priceMinor - discountMinor, order, field),
    };
  });
  return { lines, shippingLines, discountApplication: discount };
}

function readLine(context: ShopifyContext, line: OrderLineInput, field: string[]): OrderLineRecord {
  const { state } = context;
  if (line.quantity < 1)
    throw new UserError([...field, 'quantity'], 'Quantity must be greater than or equal to 1', INVALID);
  const variant = line.variantId ? state.variants.get(line.variantId) : undefined;
  if (line.variantId && !variant)
    throw new UserError([...field, 'variantId'], 'Variant does not exist', INVALID);
  if (line.fulfillmentService && line.fulfillmentService !== 'manual')
    throw new UserError(
      [...field, 'fulfillmentService'],
      'Fulfillment service is invalid',
      'FULFILLMENT_SERVICE_INVALID',
    );
  const productId = variant?.productId ?? line.productId ?? null;
  const product = productId === null ? undefined : state.products.get(productId);
  const title = line.title ?? product?.title;
  if (!title) throw new UserError([...field, 'title'], "Title can't be blank", INVALID);
  if (!variant && !line.priceSet)
    throw new UserError([...field, 'priceSet'], "Price can't be blank", INVALID);
  return {
    id: state.gid('LineItem'),
    variantId: variant?.id ?? null,
    productId,
    title,
    variantTitle: line.variantTitle ?? (variant && variant.title !== 'Default Title' ? variant.title : null),
    sku: line.sku ?? variant?.sku ?? null,
    vendor: line.vendor ?? product?.vendor ?? null,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    unfulfilledQuantity: line.quantity,
    unitPriceMinor: line.priceSet
      ? moneyBagMinor(line.priceSet, context.shop().currencyCode, [...field, 'priceSet'])
      : variant!.priceMinor,
    discountMinor: 0,
    isGiftCard: line.giftCard ?? false,
    taxable: line.giftCard ? false : (line.taxable ?? true),
    // Shopify's default is false even for a catalogue variant that is shipped: callers must say it.
    requiresShipping: line.requiresShipping ?? false,
    taxLines: [],
    properties: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
  };
}

function readDiscount(input: OrderCreateInput, currency: string): DiscountApplicationRecord | null {
  const {
    itemFixedDiscountCode: fixed,
    itemPercentageDiscountCode: percent,
    freeShippingDiscountCode: free,
  } = input.discountCode ?? {};
  const field = ['order', 'discountCode'];
  if ([fixed, percent, free].filter(Boolean).length > 1)
    throw new UserError(field, 'Only one type of discount can be applied to an order', INVALID);
  if (free) return { code: free.code, target: 'SHIPPING_LINE', percentage: null, amountMinor: null };
  if (percent) {
    const percentage = percent.percentage ?? 0;
    if (percentage < 0 || percentage > 100)
      throw new UserError(
        [...field, 'itemPercentageDiscountCode'],
        'Percentage must be from 0 to 100',
        INVALID,
      );
    return { code: percent.code, target: 'LINE_ITEM', percentage, amountMinor: null };
  }
  if (!fixed) return null;
  const path = [...field, 'itemFixedDiscountCode', 'amountSet'];
  const amountMinor = fixed.amountSet ? moneyBagMinor(fixed.amountSet, currency, path) : 0;
  return { code: fixed.code, target: 'LINE_ITEM', percentage: null, amountMinor };
}

function reductionOf(discount: DiscountApplicationRecord): Reduction {
  return discount.percentage === null
    ? { amountMinor: discount.amountMinor ?? 0 }
    : { percentage: discount.percentage };
}
