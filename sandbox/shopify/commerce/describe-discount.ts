import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { formatDecimal } from '#app/kernel/money.ts';

/** Shopify's one-line texts for a discount: what it gives, and that with its conditions. English. */
export function describeDiscount(discount: DiscountRecord, currency: string) {
  const shortSummary = whatItGives(discount, currency);
  const conditions = [
    discount.minimumSubtotalMinor > 0
      ? `Minimum purchase of ${formatDecimal(discount.minimumSubtotalMinor, currency)} ${currency}`
      : null,
    discount.minimumQuantity ? `Minimum purchase of ${discount.minimumQuantity} items` : null,
    discount.customerIds ? `For ${counted(discount.customerIds.length, 'customer')}` : null,
    discount.usageLimit !== undefined ? `Limit of ${counted(discount.usageLimit, 'use')}` : null,
    discount.oncePerCustomer ? 'One use per customer' : null,
  ].filter((text) => text !== null);
  return { shortSummary, summary: [shortSummary, ...conditions].join(' • ') };
}

function whatItGives(discount: DiscountRecord, currency: string): string {
  if (discount.kind === 'free_shipping') return 'Free shipping';
  const goods = discount.productIds ? counted(discount.productIds.length, 'product') : 'entire order';
  const value =
    discount.kind === 'percentage'
      ? `${discount.percentage}%`
      : `${formatDecimal(discount.amountMinor, currency)} ${currency}`;
  return `${value} off ${goods}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
