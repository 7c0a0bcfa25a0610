import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { AppliedDiscount, DiscountTarget } from './discount.ts';
import type { Calculated } from './map-quote.ts';

type PlatformDiscount = Calculated['platformDiscounts'][number];

/** The order in which Shopify applies them: help.shopify.com/manual/discounts/combining-discounts */
const ORDER: readonly DiscountTarget[] = ['product', 'order', 'shipping'];

/**
 * The discounts of a calculation, in the order in which they are taken off, with what each takes off every line.
 * Amounts are minor units of the shop's currency. Shopify does not tell here whether a code can be used up.
 */
export function mapDiscounts(calculated: Calculated): AppliedDiscount[] {
  const { currencyCode } = calculated;
  return calculated.platformDiscounts
    .map((discount, place): AppliedDiscount => ({
      id: idOf(discount, place),
      code: discount.automaticDiscount ? null : discount.code,
      title: discount.title,
      amount: parseDecimal(discount.totalAmountPriceSet.shopMoney.amount, currencyCode),
      automatic: discount.automaticDiscount,
      ...worthOf(discount, currencyCode),
      target: targetOf(discount),
      limited: null,
      lines: linesOf(discount, calculated),
    }))
    .sort((one, other) => ORDER.indexOf(one.target) - ORDER.indexOf(other.target));
}

function idOf({ id, discountNode }: PlatformDiscount, place: number): string {
  const gid = discountNode?.id ?? id;
  return gid ? fromGid(gid) : String(place + 1);
}

function targetOf({ discountClasses }: PlatformDiscount): DiscountTarget {
  if (discountClasses.includes('PRODUCT')) return 'product';
  return discountClasses.includes('SHIPPING') ? 'shipping' : 'order';
}

/** Shopify gives a percentage as a fraction (0.1 is 10%); buy X get Y, free shipping and apps' discounts have neither. */
function worthOf(
  { discountNode }: PlatformDiscount,
  currency: string,
): Pick<AppliedDiscount, 'percentOff' | 'amountOff'> {
  const discount = discountNode?.discount;
  const value = discount && 'customerGets' in discount ? discount.customerGets.value : null;
  if (value && 'percentage' in value)
    return { percentOff: Number((value.percentage * 100).toFixed(4)), amountOff: null };
  const isAmount = value && 'amount' in value && value.amount.currencyCode === currency;
  return { percentOff: null, amountOff: isAmount ? parseDecimal(value.amount.amount, currency) : null };
}

function linesOf({ allocations }: PlatformDiscount, calculated: Calculated): AppliedDiscount['lines'] {
  return allocations.flatMap(({ target, reductionAmountSet }) => {
    const uuid = target && 'uuid' in target ? target.uuid : null;
    const index = calculated.lineItems.findIndex((line) => line.uuid === uuid);
    return index < 0
      ? []
      : { index, amount: parseDecimal(reductionAmountSet.shopMoney.amount, calculated.currencyCode) };
  });
}
