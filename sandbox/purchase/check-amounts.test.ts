import { describe, expect, it } from 'vitest';
import { amountProblems, totalsProblem } from './check-amounts.ts';

const totals = (amounts: [string, number][]) =>
  amounts.map(([type, amount]) => ({ type, display_text: type, amount }));

describe('GIVEN a totals array', () => {
  it.each([
    // The first two are ACP's own examples (discount extension, 2026-04-17).
    [
      [
        ['subtotal', 5000],
        ['discount', 1000],
        ['fulfillment', 599],
        ['total', 4599],
      ],
    ],
    [
      [
        ['items_base_amount', 209800],
        ['items_discount', 41960],
        ['items_discount', 500],
        ['subtotal', 167340],
        ['fulfillment', 1999],
        ['tax', 13470],
        ['total', 182809],
      ],
    ],
    [
      [
        ['subtotal', 100],
        ['store_credit', 40],
        ['tip', 5],
        ['total', 65],
      ],
    ],
  ] as [[string, number][]][])('WHEN it adds up (%#) THEN there is no problem', (amounts) => {
    expect(totalsProblem(totals(amounts))).toBeNull();
  });

  it('WHEN it is one cent off THEN the problem names both sums', () => {
    const off = totals([
      ['subtotal', 5000],
      ['tax', 400],
      ['total', 5401],
    ]);
    expect(totalsProblem(off)).toMatch(/5400.*5401/);
  });

  it('WHEN the discounts do not explain the subtotal or a total is missing THEN it is a problem', () => {
    const wrong = totals([
      ['items_base_amount', 100],
      ['items_discount', 10],
      ['subtotal', 95],
      ['total', 95],
    ]);
    expect(totalsProblem(wrong)).toMatch(/not subtotal 95/);
    expect(totalsProblem(totals([['subtotal', 95]]))).toMatch(/lack/);
  });
});

describe('GIVEN one purchase as four parties see it', () => {
  const same = { acpTotal: 5400, shopifyTotal: 5400, shopifyReceived: 5400, stripeCaptured: 5400 };

  it('WHEN all agree THEN there is no problem', () => {
    expect(amountProblems(same)).toEqual([]);
  });

  it.each(['shopifyTotal', 'shopifyReceived', 'stripeCaptured'] as const)(
    'WHEN %s differs THEN it is named',
    (name) => {
      expect(amountProblems({ ...same, [name]: 5399 })).toEqual([expect.stringMatching(/5399.*5400/)]);
    },
  );
});
