import { describe, expect, test } from 'vitest';
import { sampleItem, sampleLine } from '#tests/checkout-samples.ts';
import {
  buildCart,
  estimateLines,
  estimateTotals,
  MAX_LINES,
  MAX_QUANTITY,
  type RequestedItem,
} from './build-cart.ts';

const catalog = new Map([
  ['44001', sampleItem()],
  ['44002', sampleItem({ itemId: '44002', variantId: '44002', price: 300 })],
]);
let made = 0;
const newLineId = () => `line_item_new_${++made}`;
const wish = (itemId: string, quantity = 1, index = 0): RequestedItem => ({
  itemId,
  quantity,
  path: `$.line_items[${index}]`,
});
const build = (wishes: RequestedItem[], previous = [] as ReturnType<typeof sampleLine>[]) =>
  buildCart(wishes, catalog, previous, newLineId);

describe('buildCart', () => {
  test('GIVEN a wish THEN the line has the price of the catalogue', () => {
    expect(build([wish('44001', 3)])).toMatchObject([
      { itemId: '44001', quantity: 3, unitAmount: 1250, baseAmount: 3750, discount: 0, subtotal: 3750 },
    ]);
  });

  test('GIVEN an item by subscription only THEN its line knows its page', () => {
    const sellability = { searchable: true, sellable: false, reason: 'subscription_only' as const };
    const club = sampleItem({ sellability });
    const [line] = buildCart([wish('44001')], new Map([['44001', club]]), [], newLineId);
    expect(line!.productPage).toBe(club.url);
    expect(estimateLines([line!], catalog)[0]).not.toHaveProperty('productPage');
  });

  test('GIVEN an item asked for twice THEN it is one line, at the place of the first', () => {
    const lines = build([wish('44002'), wish('44001', 2, 1), wish('44002', 4, 2)]);
    expect(lines.map((line) => [line.itemId, line.quantity])).toEqual([
      ['44002', 5],
      ['44001', 2],
    ]);
  });

  test('GIVEN a line that was there before THEN it keeps its id; a new one gets its own', () => {
    const lines = build([wish('44001'), wish('44002', 1, 1)], [sampleLine({ id: 'line_item_old' })]);
    expect(lines[0]!.id).toBe('line_item_old');
    expect(lines[1]!.id).toMatch(/^line_item_new_/);
  });

  test.each<[string, RequestedItem[], string, string]>([
    ['an unknown item', [wish('44001'), wish('nope', 1, 1)], 'invalid_item_id', '$.line_items[1].id'],
    ['a name of Object.prototype', [wish('__proto__')], 'invalid_item_id', '$.line_items[0].id'],
    ['too many units', [wish('44001', MAX_QUANTITY + 1)], 'invalid', '$.line_items[0].quantity'],
    [
      'too many units in parts',
      [wish('44001', MAX_QUANTITY), wish('44001', 1, 1)],
      'invalid',
      '$.line_items[0].quantity',
    ],
    [
      'more units than numbers can count',
      [wish('44001', Number.MAX_SAFE_INTEGER), wish('44001', Number.MAX_SAFE_INTEGER, 1)],
      'invalid',
      '$.line_items[0].quantity',
    ],
    [
      'too many lines',
      Array.from({ length: MAX_LINES + 1 }, (_, index) => wish(String(index))),
      'invalid',
      '$.line_items',
    ],
  ])('GIVEN %s THEN it is refused where it stands', (_, wishes, code, param) => {
    expect(() => build(wishes)).toThrow(expect.objectContaining({ code, param }));
  });

  test('GIVEN as many units as allowed THEN they are taken', () => {
    expect(build([wish('44001', MAX_QUANTITY)])[0]!.quantity).toBe(MAX_QUANTITY);
  });
});

describe('estimateLines', () => {
  test('GIVEN a catalogue that moved on THEN price and stock are its own; line, quantity and order stay', () => {
    const moved = new Map([['44001', sampleItem({ price: 1400, available: 2 })]]);
    const gone = sampleLine({ id: 'line_item_2', itemId: 'gone' });
    const before = [gone, sampleLine({ quantity: 2, discount: 100 })];
    expect(estimateLines(before, moved)).toEqual([
      gone,
      sampleLine({ quantity: 2, unitAmount: 1400, available: 2, availability: 'low_stock' }),
    ]);
  });

  test('GIVEN a price that is honoured THEN the estimate is made with it', () => {
    const [line] = estimateLines([sampleLine({ quantity: 2, honoredAmount: 1100 })], catalog);
    expect(line).toMatchObject({ unitAmount: 1100, baseAmount: 2200, subtotal: 2200, honoredAmount: 1100 });
  });
});

test('estimateTotals adds lines up, without shipping and tax', () => {
  const lines = [sampleLine({ quantity: 2 }), sampleLine({ unitAmount: 1000, discount: 100, subtotal: 900 })];
  expect(estimateTotals(lines)).toEqual({
    itemsBase: 3500,
    itemsDiscount: 100,
    subtotal: 3400,
    discount: 0,
    fulfillment: 0,
    tax: 0,
    includedTax: 0,
    total: 3400,
    taxLines: [],
  });
  expect(estimateTotals([]).total).toBe(0);
});
