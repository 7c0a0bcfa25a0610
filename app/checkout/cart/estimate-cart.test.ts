import { expect, test } from 'vitest';
import { sampleItem, sampleLine } from '#tests/checkout-samples.ts';
import { estimateLines } from '../lines/build-cart.ts';
import { estimateCart } from './estimate-cart.ts';

const catalogOf = (...items: ReturnType<typeof sampleItem>[]) =>
  new Map(items.map((item) => [item.itemId, item]));
const estimate = (lines = [sampleLine()], before = [sampleLine()], catalog = catalogOf(sampleItem())) =>
  estimateCart({ language: 'en', currency: 'USD', catalog, rules: [] }, lines, before);

test('GIVEN lines that can be bought THEN prices without shipping and tax, and nothing to say', () => {
  const { totals, messages } = estimate([sampleLine({ quantity: 3 })]);
  expect(totals).toMatchObject({ itemsBase: 3750, subtotal: 3750, total: 3750, tax: 0, fulfillment: 0 });
  expect(messages).toEqual([]);
});

test('GIVEN another price than before THEN a warning with both, at the line where it stands now', () => {
  const lines = [sampleLine({ itemId: '2', unitAmount: 100 }), sampleLine({ unitAmount: 1300 })];
  const catalog = catalogOf(sampleItem(), sampleItem({ itemId: '2' }));
  expect(estimate(lines, [sampleLine()], catalog).messages).toMatchObject([
    {
      severity: 'warning',
      code: 'price_change',
      param: '$.line_items[1].unit_amount',
      text: 'The price of Mug has changed from $12.50 to $13.00.',
    },
  ]);
});

test('GIVEN an item that has left the catalogue THEN its line stays as it was, with a message', () => {
  const gone = sampleLine({ itemId: 'gone', unitAmount: 999 });
  const lines = estimateLines([gone], new Map());
  expect(lines).toEqual([gone]);
  expect(estimate(lines, [gone], new Map())).toMatchObject({
    totals: { total: 999 },
    messages: [{ severity: 'error', code: 'archived', param: '$.line_items[0]' }],
  });
});

test('GIVEN stored lines THEN refreshing gives them the price and stock of today, and keeps id and quantity', () => {
  const stored = sampleLine({ id: 'line_9', quantity: 2, unitAmount: 1000 });
  const [line] = estimateLines([stored], catalogOf(sampleItem({ price: 1100, available: 1 })));
  expect(line).toMatchObject({ id: 'line_9', quantity: 2, unitAmount: 1100, subtotal: 2200, available: 1 });
});
