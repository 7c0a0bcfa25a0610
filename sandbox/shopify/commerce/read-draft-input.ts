import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { readAddress, type MailingAddressInput } from './address-input.ts';
import type { AppliedReduction, Cart, CartLine } from './cart.ts';
import { minorOf, type MoneyInput } from './money-input.ts';
import { priceReader, type PriceReader } from './price-legs.ts';
import { codesUsedBy } from './used-codes.ts';

/** Shopify's limit on the lines of a draft order. */
const MAX_LINES = 499;

interface AppliedDiscountInput {
  value: number;
  valueType: 'FIXED_AMOUNT' | 'PERCENTAGE';
  title?: string | null;
  description?: string | null;
}

export interface DraftLineInput {
  variantId?: string | null;
  quantity: number;
  title?: string | null;
  sku?: string | null;
  uuid?: string | null;
  taxable?: boolean | null;
  requiresShipping?: boolean | null;
  originalUnitPrice?: string | null;
  originalUnitPriceWithCurrency?: MoneyInput | null;
  priceOverride?: MoneyInput | null;
  appliedDiscount?: AppliedDiscountInput | null;
  customAttributes?: { key: string; value: string }[] | null;
}

/** The parts of GraphQL `DraftOrderInput` this simulator acts on. */
export interface DraftOrderInput {
  lineItems?: DraftLineInput[] | null;
  shippingAddress?: MailingAddressInput | null;
  billingAddress?: MailingAddressInput | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  discountCodes?: string[] | null;
  acceptAutomaticDiscounts?: boolean | null;
  appliedDiscount?: AppliedDiscountInput | null;
  taxExempt?: boolean | null;
  presentmentCurrencyCode?: string | null;
  shippingLine?: {
    shippingRateHandle?: string | null;
    title?: string | null;
    price?: string | null;
    priceWithCurrency?: MoneyInput | null;
  } | null;
  purchasingEntity?: { customerId?: string | null; purchasingCompany?: unknown } | null;
  customerId?: string | null;
  reserveInventoryUntil?: string | null;
}

/**
 * Checks a draft order's input against the shop and turns it into a cart.
 * @throws UserError as Shopify refuses: no or too many lines, unknown variant, bad quantity, subscription-only
 *   product, a currency the shop does not sell in, an address that does not exist.
 */
export function readDraftInput(context: ShopifyContext, input: DraftOrderInput): Cart {
  const { currencyCode } = context.shop();
  const prices = priceReader(context.shop(), input.presentmentCurrencyCode ?? currencyCode, [
    'input',
    'presentmentCurrencyCode',
  ]);
  const lines = input.lineItems ?? [];
  if (lines.length === 0) throw new UserError(null, 'Add at least 1 product');
  if (lines.length > MAX_LINES)
    throw new UserError(['input', 'lineItems'], `Line items cannot have more than ${MAX_LINES} items`);
  const customerId = input.purchasingEntity?.customerId ?? input.customerId ?? null;
  return {
    lines: lines.map((line, index) => readLine(context, line, prices, ['input', 'lineItems', String(index)])),
    shippingAddress: readAddress(input.shippingAddress, ['input', 'shippingAddress']),
    billingAddress: readAddress(input.billingAddress, ['input', 'billingAddress']),
    discountCodes: input.discountCodes ?? [],
    acceptAutomaticDiscounts: input.acceptAutomaticDiscounts ?? false,
    customerId,
    usedCodes: codesUsedBy(context, { customerId, email: input.email ?? null }),
    applied: readReduction(input.appliedDiscount, currencyCode, ['input', 'appliedDiscount']),
    taxExempt: input.taxExempt ?? false,
    shippingLine: readShippingLine(input.shippingLine, prices),
    presentment: prices.presentment,
  };
}

function readLine(
  context: ShopifyContext,
  line: DraftLineInput,
  prices: PriceReader,
  field: string[],
): CartLine {
  if (line.quantity < 1)
    throw new UserError([...field, 'quantity'], 'Quantity must be greater than or equal to 1');
  const common = {
    quantity: line.quantity,
    customAttributes: line.customAttributes ?? [],
    applied: readReduction(line.appliedDiscount, context.shop().currencyCode, [...field, 'appliedDiscount']),
    uuid: line.uuid ?? `line-${field.at(-1)}`,
  };
  return line.variantId
    ? { ...common, ...variantLine(context, line, line.variantId, prices, field) }
    : { ...common, ...customLine(line, prices, field) };
}

function variantLine(
  context: ShopifyContext,
  line: DraftLineInput,
  variantId: string,
  prices: PriceReader,
  field: string[],
) {
  const variant = context.state.variants.get(variantId);
  const product = variant && context.state.products.get(variant.productId);
  if (!variant || !product)
    throw new UserError(null, `Product with ID ${variantId.split('/').pop()} is no longer available.`);
  if (product.requiresSellingPlan)
    throw new UserError(
      [...field, 'variantId'],
      `${product.title} can only be purchased with a selling plan`,
    );
  const { priceOverride } = line;
  return {
    variant,
    product,
    title: product.title,
    unitPrice: priceOverride
      ? prices.read(priceOverride, [...field, 'priceOverride'])
      : prices.ofShop(variant.priceMinor),
    overridden: Boolean(priceOverride),
    sku: variant.sku,
    taxable: variant.taxable && !product.isGiftCard,
    requiresShipping: variant.requiresShipping,
    isGiftCard: product.isGiftCard,
  };
}

function customLine(line: DraftLineInput, prices: PriceReader, field: string[]) {
  if (!line.title) throw new UserError([...field, 'title'], "Title can't be blank");
  const price = line.originalUnitPriceWithCurrency;
  return {
    variant: null,
    product: null,
    title: line.title,
    unitPrice: price
      ? prices.read(price, [...field, 'originalUnitPriceWithCurrency'])
      : prices.readShop(line.originalUnitPrice ?? '0', [...field, 'originalUnitPrice']),
    overridden: false,
    sku: line.sku ?? null,
    taxable: line.taxable ?? true,
    requiresShipping: line.requiresShipping ?? false,
    isGiftCard: false,
  };
}

function readReduction(
  input: AppliedDiscountInput | null | undefined,
  currency: string,
  field: string[],
): AppliedReduction | null {
  if (!input) return null;
  const { value, valueType, title = null, description } = input;
  if (value < 0 || (valueType === 'PERCENTAGE' && value > 100))
    throw new UserError([...field, 'value'], 'Value is out of range');
  const reduction =
    valueType === 'PERCENTAGE'
      ? { percentage: value }
      : { amountMinor: minorOf(String(value), currency, [...field, 'value']) };
  return { reduction, title, description: description ?? '' };
}

function readShippingLine(line: DraftOrderInput['shippingLine'], prices: PriceReader): Cart['shippingLine'] {
  if (!line) return null;
  if (line.shippingRateHandle) return { handle: line.shippingRateHandle };
  const field = ['input', 'shippingLine'];
  if (!line.title) throw new UserError([...field, 'title'], "Title can't be blank");
  const price = line.priceWithCurrency
    ? prices.read(line.priceWithCurrency, [...field, 'priceWithCurrency'])
    : prices.readShop(line.price ?? '0', [...field, 'price']);
  return { title: line.title, price };
}
