/**
 * Money is an integer number of minor units (cents, pence, yen) plus a currency. Shopify speaks decimal
 * strings; they are converted here, at the edge, by the currency's exponent and never pass through a float.
 */
export interface Money {
  /** Integer minor units. */
  amount: number;
  /** ISO 4217 code, upper case. */
  currency: string;
}

/** ISO 4217 currencies whose exponent is not 2 (ISO 4217 list one, 2026). */
const EXPONENTS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Number of decimals of a currency's minor unit, by ISO 4217. */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency.toUpperCase()] ?? 2;
}

/**
 * Parses a decimal string such as `"19.99"` into minor units.
 * Extra decimals are accepted only if they are zeros (Shopify pads some amounts, e.g. `"10.0"`).
 * @throws RangeError if the text is no plain decimal or is finer than the currency's minor unit.
 */
export function parseDecimal(text: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`"${text}" is not a decimal amount`);
  const [, sign, whole, fraction = ''] = match;
  const exponent = currencyExponent(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) {
    throw new RangeError(`"${text}" is finer than one minor unit of ${currency}`);
  }
  const digits = whole + fraction.slice(0, exponent).padEnd(exponent, '0');
  const amount = Number(digits);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`"${text}" is too large`);
  return sign && amount !== 0 ? -amount : amount;
}

/** Formats minor units as a plain decimal string: `1999, 'USD'` → `"19.99"`. */
export function formatDecimal(amount: number, currency: string): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not an integer amount`);
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return amount < 0 ? `-${text}` : text;
}
