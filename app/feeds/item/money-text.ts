import { formatDecimal } from '#app/kernel/money.ts';

/** Minor units as the file specs write money: `79.99 USD`. */
export const moneyText = (amount: number, currency: string) =>
  `${formatDecimal(amount, currency)} ${currency}`;
