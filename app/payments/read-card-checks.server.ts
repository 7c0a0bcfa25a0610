import type Stripe from 'stripe';

/** What the card's issuer said of a charge, in Stripe's words; null for what it said nothing about. */
export interface CardChecks {
  /** pass, fail, unavailable, unchecked; so are the next two. */
  cvc: string | null;
  addressLine1: string | null;
  postalCode: string | null;
  /** authenticated, attempt_acknowledged, exempted, failed, … */
  threeDSecure: string | null;
}

/** Reads them; null for a charge that was not paid by card. @throws Stripe.errors.StripeError */
export async function readCardChecks(stripe: Stripe, chargeId: string): Promise<CardChecks | null> {
  const charge = await stripe.charges.retrieve(chargeId);
  const card = charge.payment_method_details?.card;
  if (!card) return null;
  const { checks } = card;
  return {
    cvc: checks?.cvc_check ?? null,
    addressLine1: checks?.address_line1_check ?? null,
    postalCode: checks?.address_postal_code_check ?? null,
    threeDSecure: card.three_d_secure?.result ?? null,
  };
}
