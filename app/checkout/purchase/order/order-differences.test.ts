import { expect, test } from 'vitest';
import { sampleQuotedState } from '#tests/checkout-samples.ts';
import { orderDifferences } from './order-differences.ts';

const { totals } = sampleQuotedState();
const money = (amount: string) => ({ shopMoney: { amount } });
const order = {
  currencyCode: 'USD' as const,
  subtotalPriceSet: money('12.50'),
  totalShippingPriceSet: money('5.0'),
  totalTaxSet: money('1.06'),
};

test('GIVEN the sums that were agreed THEN nothing differs', () => {
  expect(orderDifferences(totals, order)).toEqual([]);
});

test('GIVEN other sums THEN each is named with both figures', () => {
  const other = { ...order, subtotalPriceSet: money('12.00'), totalTaxSet: null };
  expect(orderDifferences(totals, other)).toEqual(['goods 12.50 → 12.00', 'tax 1.06 → 0.00']);
});

test('GIVEN a discount that is more than the goods THEN the rest is expected off shipping', () => {
  const free = { ...totals, discount: 1400 };
  const made = { ...order, subtotalPriceSet: money('0.00'), totalShippingPriceSet: money('3.50') };
  expect(orderDifferences(free, made)).toEqual([]);
});
