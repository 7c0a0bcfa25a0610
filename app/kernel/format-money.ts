import { formatDecimal, type Money } from './money.ts';

/** Formats minor units for a reader, without a float: `1999 USD, en` → `$19.99`. `locale` is a BCP 47 tag. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = formatOf(locale, currency);
  return format.format(formatDecimal(amount, currency) as Intl.StringNumericLiteral);
}

/** To make one takes longer than all else of many a call; there are as many as languages and currencies that are used. */
const formats = new Map<string, Intl.NumberFormat>();
const MOST_FORMATS = 1000;

function formatOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, made);
  return made;
}
