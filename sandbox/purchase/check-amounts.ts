import type { AcpTotal } from '#sandbox/agent/acp-types.ts';
import { totalAmount } from '#sandbox/agent/acp-types.ts';

/** The same money as four parties see it, minor units. */
export interface Amounts {
  acpTotal: number;
  shopifyTotal: number;
  shopifyReceived: number;
  stripeCaptured: number;
}

/** Amounts that must be one and the same; a line for each that is not. */
export function amountProblems(amounts: Amounts): string[] {
  const others = [
    ['Shopify order total', amounts.shopifyTotal],
    ['payment recorded in Shopify', amounts.shopifyReceived],
    ['amount captured at Stripe', amounts.stripeCaptured],
  ] as const;
  return others
    .filter(([, amount]) => amount !== amounts.acpTotal)
    .map(([name, amount]) => `The ${name} is ${amount}, the ACP total is ${amounts.acpTotal} (minor units).`);
}

const sumOf = (totals: AcpTotal[], type: string) =>
  totals.filter((total) => total.type === type).reduce((sum, total) => sum + total.amount, 0);

/**
 * Whether a totals array adds up, as ACP's own examples do: base − items_discount = subtotal, and
 * subtotal − discount + fulfillment + tax + fee + gift_wrap + tip − store_credit = total. Null when it does.
 */
export function totalsProblem(totals: AcpTotal[]): string | null {
  const total = totalAmount(totals, 'total');
  const subtotal = totalAmount(totals, 'subtotal');
  if (total === null || subtotal === null) return 'The totals lack a subtotal or a total.';
  const base = totalAmount(totals, 'items_base_amount');
  if (base !== null && base - sumOf(totals, 'items_discount') !== subtotal) {
    return `items_base_amount ${base} − items_discount ${sumOf(totals, 'items_discount')} is not subtotal ${subtotal}.`;
  }
  const added = ['fulfillment', 'tax', 'fee', 'gift_wrap', 'tip'].map((type) => sumOf(totals, type));
  const off = sumOf(totals, 'discount') + sumOf(totals, 'store_credit');
  const sum = added.reduce((one, other) => one + other, subtotal) - off;
  return sum === total ? null : `The totals add up to ${sum}, not to the total ${total} (minor units).`;
}
