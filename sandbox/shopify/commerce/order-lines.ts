import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  DiscountApplicationRecord,
  OrderLineRecord,
  OrderRecord,
  VariantRecord,
} from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { spreadReduction, type Reduction } from './discounts.ts';
import type { MoneyLeg } from './money-input.ts';
import type { OrderCreateInput, OrderLineInput } from './order-input.ts';
import { lineTotal } from './order-totals.ts';
import { readTaxLines } from './order-tax-input.ts';
import { presentmentRate } from './price-legs.ts';
import { convertMinor } from './presentment.ts';

const INVALID = 'INVALID';

export interface PricedLines {
  lines: OrderLineRecord[];
  shippingLines: OrderRecord['shippingLines'];
  discountApplication: DiscountApplicationRecord | null;
}

/** How one of an order's currencies is read; `newId` makes ids for the lines. */
export interface LineReading {
  money: MoneyLeg;
  newId(type: string): string;
}

/**
 * The lines of a new order with prices, the one discount code spread over them, and their own taxes, in one currency.
 * @throws UserError INVALID for no line, an unknown variant, a bad quantity, a custom line without title or price.
 */
export function readOrderLines(
  context: ShopifyContext,
  input: OrderCreateInput,
  reading: LineReading,
): PricedLines {
  const { money } = reading;
  const order = { money, taxesIncluded: input.taxesIncluded ?? false };
  const inputs = input.lineItems ?? [];
  if (inputs.length === 0)
    throw new UserError(['order', 'lineItems'], 'Line items must have at least one line item', INVALID);
  const plain = inputs.map((line, i) => readLine(context, line, reading, ['order', 'lineItems', String(i)]));
  const discount = readDiscount(input, money);
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
    const priceMinor = money.read(line.priceSet, [...field, 'priceSet']);
    const discountMinor = discount?.target === 'SHIPPING_LINE' ? priceMinor : 0;
    return {
      id: reading.newId('ShippingLine'),
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

function readLine(
  context: ShopifyContext,
  line: OrderLineInput,
  { money, newId }: LineReading,
  field: string[],
): OrderLineRecord {
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
    id: newId('LineItem'),
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
      ? money.read(line.priceSet, [...field, 'priceSet'])
      : variantPrice(context, variant!, money, field),
    discountMinor: 0,
    isGiftCard: line.giftCard ?? false,
    taxable: line.giftCard ? false : (line.taxable ?? true),
    // Shopify's default is false even for a catalogue variant that is shipped: callers must say it.
    requiresShipping: line.requiresShipping ?? false,
    taxLines: [],
    properties: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
  };
}

/** The catalogue's price; in another currency than the shop's only where the shop has a rate for it. */
function variantPrice(
  context: ShopifyContext,
  variant: VariantRecord,
  money: MoneyLeg,
  field: string[],
): number {
  const { currencyCode } = context.shop();
  const rate = presentmentRate(context.shop(), money.currencyCode);
  if (rate === null) throw new UserError([...field, 'priceSet'], "Price can't be blank", INVALID);
  return convertMinor(variant.priceMinor, currencyCode, money.currencyCode, rate);
}

function readDiscount(input: OrderCreateInput, money: MoneyLeg): DiscountApplicationRecord | null {
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
  const amountMinor = fixed.amountSet ? money.read(fixed.amountSet, path) : 0;
  return { code: fixed.code, target: 'LINE_ITEM', percentage: null, amountMinor };
}

function reductionOf(discount: DiscountApplicationRecord): Reduction {
  return discount.percentage === null
    ? { amountMinor: discount.amountMinor ?? 0 }
    : { percentage: discount.percentage };
}
