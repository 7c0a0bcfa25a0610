import type { Buyer, CartLine, PostalAddress, Recipient } from './session.ts';
import { toGid } from '#app/shopify/gid.ts';
import type {
  CountryCode,
  DraftOrderInput,
  DraftOrderLineItemInput,
  MailingAddressInput,
} from '#app/shopify/operations/admin.generated.ts';

/** A cart as Shopify's draft-order calculator takes it. */
export function quoteLines(lines: CartLine[]): DraftOrderLineItemInput[] {
  return lines.map((line) => ({
    variantId: toGid('ProductVariant', line.variantId),
    quantity: line.quantity,
  }));
}

/** The whole input of `draftOrderCalculate`. Automatic discounts apply as they would in the shop. */
export function quoteInput(cart: {
  lines: CartLine[];
  recipient: Recipient | null;
  discountCodes: string[];
  rateHandle: string | null;
}): DraftOrderInput {
  const address = cart.recipient?.address;
  return {
    lineItems: quoteLines(cart.lines),
    shippingAddress: address ? mailingAddress(address, cart.recipient?.phone) : undefined,
    discountCodes: cart.discountCodes,
    acceptAutomaticDiscounts: true,
    shippingLine: cart.rateHandle ? { shippingRateHandle: cart.rateHandle } : undefined,
  };
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
