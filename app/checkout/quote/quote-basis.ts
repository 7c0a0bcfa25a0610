import { createHash } from 'node:crypto';
import type { SessionState } from '../session/session.ts';

type CartFacts = Pick<SessionState, 'lines' | 'recipient' | 'buyer' | 'discountCodes'>;

/**
 * A fingerprint of what delivery options and discounts depend on: goods, whether they are to be
 * shipped, quantities, prices as the catalogue has them or as they are honoured, the parts of the address that rates
 * and taxes go by, discount codes, and with codes the buyer's e-mail address. Names, phone numbers and the rest change
 * nothing. Hashed, so that it repeats no buyer's data.
 */
export function cartBasis(state: CartFacts): string {
  const address = state.recipient?.address;
  const codes = state.discountCodes.map(normalCode);
  const email = codes.length > 0 ? (buyerEmail(state)?.trim().toLowerCase() ?? null) : null;
  return fingerprint([
    state.lines.map((line) => [line.variantId, line.quantity, line.unitAmount, line.requiresShipping]),
    address && [
      ...[address.lineOne, address.lineTwo ?? '', address.city, address.state],
      ...[address.postalCode, address.country],
    ],
    codes,
    email,
  ]);
}

/** A fingerprint of all that a quote depends on: the cart, how it is delivered, and the currency it is shown in. */
export function quoteBasis(
  state: CartFacts & Pick<SessionState, 'presentmentCurrency'>,
  selectedOptionId: string | null,
): string {
  return fingerprint([cartBasis(state), state.presentmentCurrency, selectedOptionId]);
}

/** The address by which Shopify knows a buyer. */
export function buyerEmail({ buyer, recipient }: Pick<SessionState, 'buyer' | 'recipient'>): string | null {
  return buyer?.email ?? recipient?.email ?? null;
}

/** A discount code as Shopify compares it: without blanks around, in any case. */
export function normalCode(code: string): string {
  return code.trim().toUpperCase();
}

function fingerprint(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
