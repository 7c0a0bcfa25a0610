import { formatDecimal } from '#app/kernel/money.ts';

/** A GraphQL `MoneyV2` from integer minor units. */
export function moneyV2(minor: number, currency: string): { amount: string; currencyCode: string } {
  return { amount: formatDecimal(minor, currency), currencyCode: currency };
}

/** A GraphQL `MoneyBag` whose shop and presentment legs are the same: this simulator's shop sells in one currency. */
export function moneyBag(minor: number, currency: string) {
  const money = moneyV2(minor, currency);
  return { shopMoney: money, presentmentMoney: money };
}
