import { currencyExponent, formatDecimal } from '#app/kernel/money.ts';

export { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';

/** An amount for people: `$1,234.50 USD` without the code, as Shopify's admin shows the shop's own currency. */
export function formatMoney(minor: number, currency: string): string {
  const digits = currencyExponent(currency);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
  }).format(
    // The decimal text goes in as text: no float on the way.
    formatDecimal(minor, currency) as `${number}`,
  );
}

/** An instant for people, in the shop's time zone: `Nov 21, 2026, 3:04 PM`. */
export function formatInstant(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(iso),
  );
}

/** `PARTIALLY_FULFILLED` → `Partially fulfilled`. */
export function formatEnum(value: string): string {
  const text = value.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
