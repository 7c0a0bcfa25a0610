import type { MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';
import { quoteCart, type Quote } from '#sandbox/shopify/commerce/quote.ts';
import { readDraftInput, type DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import type { OfferedRate } from '#sandbox/shopify/commerce/shipping-rates.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { isPublished } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';

/** What the buyer wants, from a permalink and the form of the checkout. */
export interface CheckoutCart {
  lines: { variantId: string; quantity: number }[];
  discountCodes: string[];
  address: MailingAddressInput | null;
  /** Code of a shipping rate; null takes the first one offered. */
  shippingCode: string | null;
}

/**
 * Prices a checkout of the storefront with the same sums as a draft order. Goods that are shipped come with a rate
 * as soon as the country is known and served.
 * @throws UserError NOT_FOUND for a variant that is not there or not published; others for one that is sold out or
 *   sold by subscription only, a shipping rate that is not offered, and a province that does not exist.
 */
export function quoteCheckout(context: ShopifyContext, checkout: CheckoutCart): Quote {
  for (const line of mergedLines(checkout.lines)) demandSellable(context, line.variantId, line.quantity);
  const input: DraftOrderInput = {
    lineItems: checkout.lines,
    shippingAddress: checkout.address,
    discountCodes: checkout.discountCodes,
    acceptAutomaticDiscounts: true,
  };
  const quote = (draft: DraftOrderInput): Quote =>
    quoteCart(context.shop(), readDraftInput(context, draft), context.state.discounts.all(), context.clock());
  const open = quote(input);
  const { shippingCode } = checkout;
  const rates = ratesOf(open);
  const rate = shippingCode ? rates.find((offered) => offered.code === shippingCode) : rates[0];
  if (shippingCode && !rate && rates.length > 0)
    throw new UserError(
      ['shipping'],
      'This shipping method is not available for your address. Choose another.',
    );
  return rate ? quote({ ...input, shippingLine: { shippingRateHandle: rate.handle } }) : open;
}

/** What brings the goods to the buyer; this checkout offers no pickup. */
export function ratesOf({ options }: Quote): OfferedRate[] {
  return [...options.shipping, ...options.localDelivery];
}

function mergedLines(lines: CheckoutCart['lines']): CheckoutCart['lines'] {
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.variantId, (units.get(line.variantId) ?? 0) + line.quantity);
  return [...units].map(([variantId, quantity]) => ({ variantId, quantity }));
}

function demandSellable(context: ShopifyContext, variantId: string, quantity: number): void {
  const variant = context.state.variants.get(variantId);
  const product = variant && context.state.products.get(variant.productId);
  if (!product || !isPublished(product))
    throw new UserError(['lines'], 'An item of this cart is not available in this shop.', 'NOT_FOUND');
  if (!variant.tracked || variant.inventoryPolicy === 'CONTINUE' || variant.available >= quantity) return;
  throw new UserError(
    ['lines'],
    variant.available > 0
      ? `Only ${variant.available} of ${product.title} left in stock.`
      : `${product.title} is sold out.`,
  );
}
