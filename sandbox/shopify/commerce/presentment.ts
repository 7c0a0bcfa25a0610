import { currencyExponent } from '#app/kernel/money.ts';

/**
 * An amount of one currency in another, minor units to minor units, half up. `rate` is a decimal text: how many
 * units of `to` one unit of `from` buys. No float is involved. https://shopify.dev/docs/apps/build/markets
 */
export function convertMinor(minor: number, from: string, to: string, rate: string): number {
  const { numerator, denominator } = fractionOf(rate);
  return scale(minor, from, to, numerator, denominator);
}

/** The way back, half up: minor units of `to` in `from`, with the rate that leads from `from` to `to`. */
export function convertBackMinor(minor: number, from: string, to: string, rate: string): number {
  const { numerator, denominator } = fractionOf(rate);
  return scale(minor, to, from, denominator, numerator);
}

function scale(minor: number, from: string, to: string, numerator: bigint, denominator: bigint): number {
  const top = BigInt(minor) * numerator * 10n ** BigInt(currencyExponent(to));
  const bottom = denominator * 10n ** BigInt(currencyExponent(from));
  return Number((2n * top + bottom) / (2n * bottom));
}

function fractionOf(rate: string): { numerator: bigint; denominator: bigint } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  const [, whole = '0', decimals = ''] = match ?? [];
  const numerator = BigInt(whole + decimals);
  if (numerator === 0n) throw new RangeError(`"${rate}" is no exchange rate`);
  return { numerator, denominator: 10n ** BigInt(decimals.length) };
}
