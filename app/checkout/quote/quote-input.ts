import type { Buyer, CartLine, PostalAddress, Recipient } from '../session/session.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { toGid } from '#app/shopify/gid.ts';
import type {
  CountryCode,
  CurrencyCode,
  DraftOrderAvailableDeliveryOptionsInput,
  DraftOrderInput,
  DraftOrderLineItemInput,
  MailingAddressInput,
  MoneyInput,
  ShippingLineInput,
} from '#app/shopify/operations/admin.generated.ts';

/** What a cart's quote depends on, beside how it is delivered. */
export interface QuoteCart {
  lines: CartLine[];
  recipient: Recipient | null;
  discountCodes: string[];
  /** Some discounts are for some buyers; it is sent only together with codes. */
  buyerEmail: string | null;
  /** The shop's own, ISO 4217 upper case. */
  currency: string;
  /** Null: the shop's. */
  presentmentCurrency: string | null;
}

/** How a cart is delivered: by an option's handle, or as an option is expected to be called and to cost. */
export type QuoteShipping = { handle: string } | { title: string; amount: number };

/** A cart's lines as Shopify's draft-order calculator takes them; a price that is honoured replaces today's. */
export function quoteLines(lines: CartLine[], currency: string): DraftOrderLineItemInput[] {
  return lines.map(({ variantId, quantity, honoredAmount }) => ({
    variantId: toGid('ProductVariant', variantId),
    quantity,
    ...(honoredAmount !== null && { priceOverride: moneyInput(honoredAmount, currency) }),
  }));
}

/** The input of `draftOrderAvailableDeliveryOptions`: everything but how it is delivered. */
export function deliveryInput(cart: QuoteCart): DraftOrderAvailableDeliveryOptionsInput {
  const address = cart.recipient?.address;
  return {
    lineItems: quoteLines(cart.lines, cart.currency),
    shippingAddress: address ? mailingAddress(address, cart.recipient?.phone) : undefined,
    discountCodes: cart.discountCodes,
    acceptAutomaticDiscounts: true,
  };
}

/** The whole input of `draftOrderCalculate`. Automatic discounts apply as they would in the shop. */
export function quoteInput(cart: QuoteCart, shipping: QuoteShipping | null): DraftOrderInput {
  const withCodes = cart.discountCodes.length > 0;
  return {
    ...deliveryInput(cart),
    ...(withCodes && cart.buyerEmail && { email: cart.buyerEmail }),
    ...(cart.presentmentCurrency && {
      presentmentCurrencyCode: cart.presentmentCurrency as CurrencyCode,
    }),
    shippingLine: shipping ? shippingLine(shipping, cart.currency) : undefined,
  };
}

function shippingLine(shipping: QuoteShipping, currency: string): ShippingLineInput {
  return 'handle' in shipping
    ? { shippingRateHandle: shipping.handle }
    : { title: shipping.title, priceWithCurrency: moneyInput(shipping.amount, currency) };
}

function moneyInput(amount: number, currency: string): MoneyInput {
  return { amount: formatDecimal(amount, currency), currencyCode: currency as CurrencyCode };
}

/** An address in Shopify's words. The name is split at the last space, as Shopify keeps two fields. */
export function mailingAddress(address: PostalAddress, phone?: string): MailingAddressInput {
  const { firstName, lastName } = splitName(address.name);
  return {
    firstName,
    lastName,
    company: address.company,
    address1: address.lineOne,
    address2: address.lineTwo,
    city: address.city,
    provinceCode: address.state || undefined,
    countryCode: address.country as CountryCode,
    zip: address.postalCode,
    phone,
  };
}

/** `"Ada King Lovelace"` → first `Ada King`, last `Lovelace`; a single word is the last name, which Shopify requires. */
export function splitName(name: string): { firstName?: string; lastName: string } {
  const words = name.trim().split(/\s+/);
  const lastName = words.pop() ?? '';
  return { firstName: words.length ? words.join(' ') : undefined, lastName };
}

/** First and last name of a buyer, from whichever fields the agent sent. */
export function buyerName(buyer: Buyer): { firstName?: string; lastName?: string } {
  if (buyer.firstName || buyer.lastName) return { firstName: buyer.firstName, lastName: buyer.lastName };
  return buyer.fullName ? splitName(buyer.fullName) : {};
}
