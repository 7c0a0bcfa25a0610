import { describe, expect, test } from 'vitest';
import { quoteCart } from './quote.ts';
import { spreadReduction } from './discounts.ts';
import { splitAmount, unitShare } from './split-amount.ts';
import { sumTax } from './tax.ts';
import { address, cart, code, COMBINES_WITH_ALL, line } from './testing/test-cart.ts';
import { testShop } from './testing/test-shop.ts';

const NOW = new Date('2026-11-01T12:00:00Z');

const CODES = [
  code({ code: 'THIRD', percentage: 33.3333 }),
  code({ code: 'FIVE', kind: 'fixed', amountMinor: 500 }),
  code({ code: 'SHIPFREE', kind: 'free_shipping', combinesWith: COMBINES_WITH_ALL }),
  code({ code: 'BIG', kind: 'fixed', amountMinor: 100, minimumSubtotalMinor: 1_000_000 }),
  code({ code: 'OLD', kind: 'fixed', amountMinor: 100, endsAt: '2026-10-31T00:00:00Z' }),
];

describe('totals of a quote', () => {
  const lines = [
    [line(1000, 1)],
    [line(333, 7), line(1, 1)],
    [line(1999, 3), line(2500, 2, { isGiftCard: true, taxable: false, requiresShipping: false })],
    [line(5, 1, { applied: { reduction: { percentage: 50 }, title: null, description: '' } })],
  ];
  const places = [
    null,
    address('US', 'TX', '78701'),
    address('US', 'NY', '10001'),
    address('CA', 'QC'),
    address('DE'),
    address('GB'),
  ];
  const codes = [[], ['THIRD'], ['FIVE', 'SHIPFREE']];
  const shipping = [null, { title: 'Van', price: { shopMinor: 1295, shownMinor: 1295 } }];
  const cases = lines.flatMap((rows) =>
    places.flatMap((place) =>
      codes.flatMap((texts) => shipping.map((shippingLine) => ({ rows, place, texts, shippingLine }))),
    ),
  );

  test(`GIVEN ${cases.length} carts THEN lines + shipping + tax not included − discounts = total`, () => {
    for (const { rows, place, texts, shippingLine } of cases) {
      const input = cart({ lines: rows, shippingAddress: place, discountCodes: texts, shippingLine });
      const quote = quoteCart(testShop, input, CODES, NOW);
      const added = quote.taxesIncluded ? 0 : quote.taxMinor;
      expect(quote.lineItemsMinor + quote.shippingMinor + added - quote.discountMinor).toBe(quote.totalMinor);
      expect(sumTax(quote.taxLines)).toBe(quote.taxMinor);
      const perLine = quote.lines.map(
        (row) => row.originalMinor - row.lineDiscountMinor - row.orderDiscountMinor,
      );
      expect(perLine.reduce((sum, amount) => sum + amount, 0)).toBe(quote.subtotalMinor);
      expect(Math.min(...perLine)).toBeGreaterThanOrEqual(0);
      if (quote.taxesIncluded) expect(quote.taxMinor).toBeLessThan(quote.totalMinor || 1);
    }
  });

  test('GIVEN a free-shipping code THEN shipping is charged and taken off, and not taxed', () => {
    const input = cart({
      shippingAddress: address('US', 'NY', '12207'),
      discountCodes: ['SHIPFREE'],
      shippingLine: { title: 'Van', price: { shopMinor: 1295, shownMinor: 1295 } },
    });
    expect(quoteCart(testShop, input, CODES, NOW)).toMatchObject({
      shippingMinor: 1295,
      discountMinor: 1295,
      taxMinor: 40,
      totalMinor: 1040,
    });
  });

  test.each([
    ['an expired code', 'OLD', /expired/],
    ['a minimum not reached', 'BIG', /minimum/],
    ['an unknown code', 'WHAT', /invalid/],
  ])('GIVEN %s THEN it is skipped with its reason', (_what, text, reason) => {
    const quote = quoteCart(testShop, cart({ discountCodes: [text] }), CODES, NOW);
    expect(quote.discountMinor).toBe(0);
    expect(quote.refusedCodes[0]!.reason).toMatch(reason);
  });

  test('GIVEN two codes for goods THEN only the first applies', () => {
    const quote = quoteCart(testShop, cart({ discountCodes: ['five', 'THIRD'] }), CODES, NOW);
    expect(quote.discounts.map(({ discount }) => discount.code)).toEqual(['FIVE']);
    expect(quote.refusedCodes[0]!.reason).toMatch(/combined/);
  });

  test('GIVEN a gift card THEN a code leaves it alone', () => {
    const lines = [line(1000, 1), line(2500, 1, { isGiftCard: true })];
    const quote = quoteCart(testShop, cart({ lines, discountCodes: ['THIRD'] }), CODES, NOW);
    expect(quote.lines.map((row) => row.orderDiscountMinor)).toEqual([333, 0]);
  });
});

describe('splitting', () => {
  test.each([
    [100, [1, 1, 1], [33, 34, 33]],
    [1, [5, 5], [1, 0]],
    [500, [0, 0], [0, 0]],
    [7, [1], [7]],
  ])('GIVEN %i over %j THEN the parts are %j', (amount, weights, parts) => {
    expect(splitAmount(amount, weights)).toEqual(parts);
  });

  test('GIVEN units given back one by one THEN their shares add up to the whole', () => {
    const shares = [0, 1, 2, 3, 4, 5, 6].map((before) => unitShare(1000, 7, before, 1));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  test('GIVEN a fixed amount larger than the goods THEN it takes no more than the goods', () => {
    expect(spreadReduction([100, 200], { amountMinor: 1000 })).toEqual([100, 200]);
  });
});
