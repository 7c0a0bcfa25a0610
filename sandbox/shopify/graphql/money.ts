import { formatDecimal } from '#app/kernel/money.ts';
import type { Legs } from '#sandbox/shopify/commerce/legs.ts';

/** A GraphQL `MoneyV2` from integer minor units. */
export function moneyV2(minor: number, currency: string): { amount: string; currencyCode: string } {
  return { amount: formatDecimal(minor, currency), currencyCode: currency };
}

/** The `MoneyBag` of an amount (minor units) that is read from both legs. */
export function bagOf<T>(legs: Legs<T>, read: (part: T) => number) {
  return {
    shopMoney: moneyV2(read(legs.shop), legs.currencyCode),
    presentmentMoney: moneyV2(read(legs.shown), legs.shownCurrencyCode),
  };
}
