import { currencyExponent, type Money } from '#app/kernel/money.ts';

/** An amount as Stripe counts it: its own smallest unit, lower-case currency. */
export interface StripeAmount {
  amount: number;
  currency: string;
}

/**
 * Currencies whose decimals at Stripe are not ISO 4217's (https://docs.stripe.com/currencies#special-cases):
 * ISK and UGX have none and are sent with two zeros, MGA has two and is sent without.
 */
const STRIPE_EXPONENTS: Record<string, number> = { ISK: 2, UGX: 2, MGA: 0 };

/**
 * Converts minor units (ISO 4217) to Stripe's smallest unit.
 * @throws RangeError when Stripe cannot express the amount, e.g. a fraction of an ariary
 */
export function toStripeAmount({ amount, currency }: Money): StripeAmount {
  const shift = shiftOf(currency);
  const converted = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift;
  if (!Number.isSafeInteger(converted)) throw new RangeError(`Stripe cannot express ${amount} ${currency}`);
  return { amount: converted, currency: currency.toLowerCase() };
}

/** Converts an amount from Stripe to minor units and an upper-case currency. */
export function fromStripeAmount({ amount, currency }: StripeAmount): Money {
  const shift = shiftOf(currency);
  return {
    amount: shift >= 0 ? Math.floor(amount / 10 ** shift) : amount * 10 ** -shift,
    currency: currency.toUpperCase(),
  };
}

function shiftOf(currency: string): number {
  const code = currency.toUpperCase();
  const iso = currencyExponent(code);
  return (STRIPE_EXPONENTS[code] ?? iso) - iso;
}
