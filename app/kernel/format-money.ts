import { formatDecimal, type Money } from './money.ts';

/** Formats minor units for a reader, without a float: `1999 USD, en` → `$19.99`. `locale` is a BCP 47 tag. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(formatDecimal(amount, currency) as Intl.StringNumericLiteral);
}
