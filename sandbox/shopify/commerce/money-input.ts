import { parseDecimal } from '#app/kernel/money.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';

/** GraphQL `MoneyInput`. */
export interface MoneyInput {
  amount: string;
  currencyCode: string;
}

/** GraphQL `MoneyBagInput`. */
export interface MoneyBagInput {
  shopMoney: MoneyInput;
  presentmentMoney?: MoneyInput | null;
}

/**
 * A decimal text in the shop's currency as minor units.
 * @throws UserError for an amount finer than the minor unit.
 */
export function minorOf(amount: string, currency: string, field: string[]): number {
  try {
    return parseDecimal(amount, currency);
  } catch {
    throw new UserError(field, `'${amount}' is not an amount of ${currency}`, 'INVALID');
  }
}

/** A money input that must be in the shop's currency, as minor units, zero or more. @throws UserError otherwise. */
export function moneyInputMinor(money: MoneyInput, currency: string, field: string[]): number {
  if (money.currencyCode !== currency)
    throw new UserError([...field, 'currencyCode'], `Currency must be ${currency}`, 'INVALID');
  const minor = minorOf(money.amount, currency, [...field, 'amount']);
  if (minor < 0)
    throw new UserError([...field, 'amount'], 'Amount must be greater than or equal to 0', 'INVALID');
  return minor;
}

/** Reads the money bags of an order in one of its two currencies. */
export interface MoneyLeg {
  currencyCode: string;
  /** Minor units. @throws UserError INVALID for a leg that is missing, in another currency, or below zero. */
  read(bag: MoneyBagInput, field: string[]): number;
}

/** The shop leg. In an order with one currency a presentment leg may be given, and must be the same money. */
export function shopLeg(currencyCode: string, presentmentCurrency: string): MoneyLeg {
  const read = (bag: MoneyBagInput, field: string[]): number => {
    const minor = moneyInputMinor(bag.shopMoney, currencyCode, [...field, 'shopMoney']);
    if (presentmentCurrency !== currencyCode || !bag.presentmentMoney) return minor;
    if (moneyInputMinor(bag.presentmentMoney, currencyCode, [...field, 'presentmentMoney']) === minor)
      return minor;
    throw new UserError(
      [...field, 'presentmentMoney'],
      'Presentment money differs from shop money',
      'INVALID',
    );
  };
  return { currencyCode, read };
}

/** The presentment leg, which every bag of an order in two currencies must have. */
export function presentmentLeg(currencyCode: string): MoneyLeg {
  const read = (bag: MoneyBagInput, field: string[]): number => {
    const path = [...field, 'presentmentMoney'];
    if (!bag.presentmentMoney)
      throw new UserError(path, `Presentment money must be given in ${currencyCode}`, 'INVALID');
    return moneyInputMinor(bag.presentmentMoney, currencyCode, path);
  };
  return { currencyCode, read };
}
