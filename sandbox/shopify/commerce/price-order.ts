import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { TaxLineRecord } from '#sandbox/shopify/state/records.ts';
import type { OrderCreateInput } from './order-input.ts';
import { readOrderLines, type LineReading, type PricedLines } from './order-lines.ts';
import { lineTotal } from './order-totals.ts';
import { readTaxLines, splitOrderTaxes } from './order-tax-input.ts';

/** A new order's lines and taxes in one currency; taxes of the whole order that no line could take stay on it. */
export interface PricedOrder extends PricedLines {
  taxLines: TaxLineRecord[];
}

/**
 * Prices a new order from its input in one of its currencies: lines, discount, shipping, and taxes, those of the
 * order spread over its lines. @throws UserError INVALID for what does not fit.
 */
export function priceOrder(
  context: ShopifyContext,
  input: OrderCreateInput,
  reading: LineReading,
): PricedOrder {
  const priced = readOrderLines(context, input, reading);
  const goods = priced.lines.reduce((sum, line) => sum + (line.taxable ? lineTotal(line) : 0), 0);
  const order = { money: reading.money, taxesIncluded: input.taxesIncluded ?? false };
  const orderTaxes = readTaxLines(input.taxLines, goods, order, ['order']);
  return { ...priced, ...splitOrderTaxes(priced.lines, orderTaxes) };
}
