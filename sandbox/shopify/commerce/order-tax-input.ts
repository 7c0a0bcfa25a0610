import type { OrderLineRecord, TaxLineRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { MoneyLeg } from './money-input.ts';
import type { OrderCreateInput, TaxLineInput } from './order-input.ts';
import { lineTotal } from './order-totals.ts';
import { splitAmount } from './split-amount.ts';
import { divideHalfUp } from './tax.ts';

/**
 * Tax lines as given. An amount that is left out follows from the rate and the price.
 * @throws UserError TAX_LINE_RATE_MISSING for a rate that says nothing (blank or negative).
 */
export function readTaxLines(
  input: TaxLineInput[] | null | undefined,
  priceMinor: number,
  order: { money: MoneyLeg; taxesIncluded: boolean },
  field: string[],
): TaxLineRecord[] {
  return (input ?? []).map((line, index) => {
    const path = [...field, 'taxLines', String(index)];
    const rate = Number(line.rate);
    if (line.rate === '' || !Number.isFinite(rate) || rate < 0)
      throw new UserError([...path, 'rate'], 'Tax line rate is missing', 'TAX_LINE_RATE_MISSING');
    const millionths = Math.round(rate * 1_000_000);
    return {
      title: line.title,
      rate,
      amountMinor: line.priceSet
        ? order.money.read(line.priceSet, [...path, 'priceSet'])
        : divideHalfUp(priceMinor * millionths, 1_000_000 + (order.taxesIncluded ? millionths : 0)),
      channelLiable: line.channelLiable ?? null,
    };
  });
}

/** Taxes stand on the order or on its lines, not on both. @throws UserError INVALID. */
export function refuseTaxesTwice(input: OrderCreateInput): void {
  const onLines = [...(input.lineItems ?? []), ...(input.shippingLines ?? [])].some(
    (line) => line.taxLines?.length,
  );
  if (input.taxLines?.length && onLines)
    throw new UserError(
      ['order', 'taxLines'],
      'Tax lines can be specified on the order or on the line items but not both',
      'INVALID',
    );
}

/** Spreads the order's tax lines over its taxable lines, as Shopify does; with none of those they stay on the order. */
export function splitOrderTaxes(lines: OrderLineRecord[], taxLines: TaxLineRecord[]) {
  const weights = lines.map((line) => (line.taxable ? lineTotal(line) : 0));
  if (taxLines.length === 0 || weights.every((weight) => weight === 0)) return { lines, taxLines };
  const shares = taxLines.map((tax) => splitAmount(tax.amountMinor, weights));
  const split = lines.map((line, at) => ({
    ...line,
    taxLines: weights[at] === 0 ? [] : taxLines.map((tax, i) => ({ ...tax, amountMinor: shares[i]![at]! })),
  }));
  return { lines: split, taxLines: [] };
}
