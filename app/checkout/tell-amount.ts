import { formatDecimal } from '#app/kernel/money.ts';

/** An amount of minor units as a message to a buyer says it: `12.50 USD`. */
export function tellAmount(amount: number, currency: string): string {
  return `${formatDecimal(amount, currency)} ${currency}`;
}
