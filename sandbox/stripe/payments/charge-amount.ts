import { invalidRequest } from '../http/stripe-error.ts';

/**
 * Smallest charge per currency in Stripe's smallest unit
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
const MINIMUM: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** The currencies this simulator charges in: those above and a few without a published minimum. */
export const SUPPORTED_CURRENCIES: ReadonlySet<string> = new Set([
  ...Object.keys(MINIMUM),
  ...'ars bhd clp cop ils isk jod krw kwd mga omr php pyg sar tnd try twd uah ugx vnd xaf xof xpf zar'.split(
    ' ',
  ),
]);

/** Currencies without decimals at Stripe; ISK and UGX are not among them (see below). */
const ZERO_DECIMAL = new Set(['clp', 'jpy', 'krw', 'mga', 'pyg', 'vnd', 'xaf', 'xof', 'xpf']);
/** No decimals in life, two at Stripe for compatibility: the last two digits must be 00. */
const PADDED = new Set(['isk', 'ugx']);
/** Three decimals of which the last must be 0. */
const THREE_DECIMAL = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/**
 * Refuses what Stripe would not charge: not positive, below the currency's minimum, over eight digits, or a
 * fraction the currency does not have (https://docs.stripe.com/currencies#special-cases).
 * @throws StripeError 400
 */
export function assertChargeable(amount: number, currency: string): void {
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  if (amount > 99_999_999)
    throw invalidRequest(`Amount must be no more than ${formatAmount(99_999_999, currency)} ${currency}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  const minimum = MINIMUM[currency] ?? 1;
  if (amount < minimum)
    throw invalidRequest(`Amount must be at least ${formatAmount(minimum, currency)} ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  const step = PADDED.has(currency) ? 100 : THREE_DECIMAL.has(currency) ? 10 : 1;
  if (amount % step !== 0)
    throw invalidRequest(`Invalid amount: ${currency} amounts must be divisible by ${step}.`, {
      param: 'amount',
    });
}

/** `1250, 'usd'` → `12.50`. */
export function formatAmount(amount: number, currency: string): string {
  if (ZERO_DECIMAL.has(currency)) return String(amount);
  const decimals = THREE_DECIMAL.has(currency) ? 3 : 2;
  const digits = String(amount).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
