import { expect, test } from 'vitest';
import { sampleLine } from '#tests/checkout-samples.ts';
import { LOW_STOCK, lineAvailability, lowStockWarnings } from './line-stock.ts';
import type { CartLine } from '../session/session.ts';
import { en } from '../words/en.ts';

test.each<[number | null, CartLine['availability'], CartLine['availability']]>([
  [LOW_STOCK + 1, 'in_stock', 'in_stock'],
  [LOW_STOCK, 'in_stock', 'low_stock'],
  [1, 'out_of_stock', 'low_stock'],
  [0, 'low_stock', 'out_of_stock'],
  [-2, 'in_stock', 'out_of_stock'],
  [null, 'backorder', 'backorder'],
  [null, 'out_of_stock', 'in_stock'],
])('GIVEN %s left of what was %s THEN %s', (available, before, expected) => {
  expect(lineAvailability(available, before)).toBe(expected);
});

test('GIVEN few are left THEN the line’s warning says how many, unless the line has another problem', () => {
  const few = sampleLine({ available: 3, availability: 'low_stock' });
  const lines = [sampleLine(), few, few];
  const problem = {
    severity: 'error',
    code: 'quantity_exceeded',
    text: 'x',
    param: '$.line_items[2].quantity',
  } as const;
  expect(lowStockWarnings(en, lines, [problem])).toEqual([
    {
      severity: 'warning',
      code: 'low_stock',
      text: 'Only 3 of Mug left.',
      param: '$.line_items[1]',
      resolution: 'requires_buyer_review',
    },
  ]);
});
