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

/** The shop leg of a money bag, minor units; a presentment leg must be the same money, for this shop sells in one currency. */
export function moneyBagMinor(bag: MoneyBagInput, currency: string, field: string[]): number {
  if (bag.presentmentMoney) {
    const shown = moneyInputMinor(bag.presentmentMoney, currency, [...field, 'presentmentMoney']);
    if (shown !== moneyInputMinor(bag.shopMoney, currency, [...field, 'shopMoney']))
      throw new UserError(
        [...field, 'presentmentMoney'],
        'Presentment money differs from shop money',
        'INVALID',
      );
  }
  return moneyInputMinor(bag.shopMoney, currency, [...field, 'shopMoney']);
}
