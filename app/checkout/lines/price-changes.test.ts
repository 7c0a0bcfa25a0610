import { expect, test } from 'vitest';
import { sampleLine } from '#tests/checkout-samples.ts';
import { knownPrices, priceChanges } from './price-changes.ts';

const wish = (amount?: number) => ({
  itemId: '44001',
  quantity: 1,
  path: '$.line_items[0]',
  ...(amount !== undefined && { shown: { amount, seenAt: null } }),
});

test.each([
  ['the request says what it showed', [wish(), wish(1100)], [sampleLine({ unitAmount: 1200 })], 1100],
  ['it showed something for nothing', [wish(0)], [], 0],
  ['the session told a price before', [wish()], [sampleLine({ unitAmount: 1200 })], 1200],
  ['neither', [wish()], [sampleLine({ itemId: '2', unitAmount: 1 })], 1250],
])('GIVEN %s THEN the buyer knows %d', (_what, requested, before, expected) => {
  expect(knownPrices([sampleLine()], requested, before)).toEqual([expected]);
});

test('GIVEN an item that is hidden, or was, THEN its 0 is not a price that changed', () => {
  const hidden = sampleLine({ variantId: '', unitAmount: 0 });
  expect(knownPrices([hidden], [wish(1100)], [])).toEqual([null]);
  expect(knownPrices([sampleLine()], [wish()], [hidden])).toEqual([1250]);
  expect(priceChanges('en', [null], [sampleLine()], 'USD')).toEqual([]);
});

test('GIVEN a line that costs another price than known THEN the message says both, and points at it', () => {
  const lines = [sampleLine(), sampleLine({ unitAmount: 1400 })];
  expect(priceChanges('en', [1250, 1250], lines, 'USD')).toEqual([
    {
      severity: 'warning',
      code: 'price_change',
      text: 'The price of Mug has changed from $12.50 to $14.00.',
      param: '$.line_items[1].unit_amount',
      resolution: 'requires_buyer_review',
    },
  ]);
});
