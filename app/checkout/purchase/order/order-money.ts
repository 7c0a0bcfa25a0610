import { formatDecimal } from '#app/kernel/money.ts';
import type { CurrencyCode, MoneyBagInput } from '#app/shopify/operations/admin.generated.ts';
import type { AppliedDiscount } from '../../quote/discount.ts';
import type { Presentment, Totals } from '../../session/session.ts';

/** Writes an amount as Shopify's money: in the shop's currency, and in the one the buyer was shown, if there is one. */
export type MoneyBags = (amount: number, shown: (presentment: Presentment) => number) => MoneyBagInput;

/** Money of an order in `currency`, the shop's, with the other leg from the quote in the buyer's. */
export function moneyBags(currency: string, presentment: Presentment | null): MoneyBags {
  const money = (amount: number, code: string) => ({
    amount: formatDecimal(amount, code),
    currencyCode: code as CurrencyCode,
  });
  return (amount, shown) => ({
    shopMoney: money(amount, currency),
    ...(presentment && { presentmentMoney: money(shown(presentment), presentment.currency) }),
  });
}

/**
 * How all discounts go on an order: `orderCreate` takes one code, with a fixed amount off the goods. What is more than
 * the goods cost (free shipping of something cheap) lowers the price of shipping.
 */
export function foldDiscounts({ itemsBase, itemsDiscount, discount, fulfillment }: Totals): {
  offGoods: number;
  shipping: number;
} {
  const all = itemsDiscount + discount;
  const offGoods = Math.min(all, itemsBase);
  return { offGoods, shipping: fulfillment - (all - offGoods) };
}

/**
 * What the one discount on the order is called: a code of the buyer's, else the shop's name for the first discount. A
 * code that can be used up comes first: Shopify counts the use of the code that the order names.
 */
export function discountName(applied: AppliedDiscount[]): string {
  const byCode = applied.filter(({ code }) => code !== null);
  const named = byCode.find(({ limited }) => limited) ?? byCode[0];
  return named?.code ?? applied[0]?.title ?? 'Discount';
}

/** The real discounts in words for the merchant: `TEN −10.00; Free shipping −5.00`. Null where there is none. */
export function discountList(applied: AppliedDiscount[], currency: string): string | null {
  const texts = applied.map(
    ({ code, title, amount }) => `${code ?? title} −${formatDecimal(amount, currency)}`,
  );
  return texts.length > 0 ? texts.join('; ') : null;
}
