import type { DelegatedCheckoutRow, DelegatedLine, TaxRate } from './records.ts';

export interface AppliedTax {
  rate: TaxRate;
  amount: number;
  taxable: number;
}

export interface LineSums {
  subtotal: number;
  discount: number;
  /** Added and contained alike. */
  tax: number;
  total: number;
  taxes: AppliedTax[];
}

/** A line's sums: what is taxed is what is paid for it. */
export function lineSums(line: DelegatedLine): LineSums {
  const subtotal = line.unitAmount * line.quantity;
  const taxable = subtotal - line.discount;
  const contained = line.taxRates
    .filter((rate) => rate.inclusive)
    .reduce((sum, rate) => sum + rate.percentage, 0);
  const net = taxable / (1 + contained / 100);
  const taxes = line.taxRates.map((rate): AppliedTax => ({
    rate,
    amount: Math.round(((rate.inclusive ? net : taxable) * rate.percentage) / 100),
    taxable,
  }));
  const sum = (wanted: AppliedTax[]) => wanted.reduce((all, { amount }) => all + amount, 0);
  return {
    subtotal,
    discount: line.discount,
    tax: sum(taxes),
    total: taxable + sum(taxes.filter(({ rate }) => !rate.inclusive)),
    taxes,
  };
}

/** The sums of a whole checkout. Shipping is not taxed here. */
export function checkoutSums(row: DelegatedCheckoutRow) {
  const lines = row.lines.map(lineSums);
  const sum = (pick: (line: LineSums) => number) => lines.reduce((all, line) => all + pick(line), 0);
  const shipping = row.shippingRates.find(({ id }) => id === row.shippingRate)?.amount ?? 0;
  return {
    subtotal: sum(({ subtotal }) => subtotal),
    discount: sum(({ discount }) => discount),
    tax: sum(({ tax }) => tax),
    shipping,
    total: sum(({ total }) => total) + shipping,
  };
}
