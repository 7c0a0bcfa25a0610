import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { sampleItem, sampleLine } from '#tests/checkout-samples.ts';
import type { ShownPrice } from './build-cart.ts';
import { honorPrices } from './honor-price.ts';

const changedAt = new Date('2026-11-20T12:00:00Z');
const risen = sampleItem({ price: 1250, previousPrice: 1100, priceChangedAt: changedAt });
const risenFrom = (previousPrice: number) => ({ ...risen, previousPrice });
const seen = (amount: number, secondsAfter = -60): ShownPrice => ({
  amount,
  seenAt: addSeconds(changedAt, secondsAfter),
});

function honored(input: {
  shown?: ShownPrice;
  earlier?: number;
  item?: CatalogItem | null;
  secondsLater?: number;
  minutes?: number;
}): number | null {
  const { shown, earlier = null, item = risen, secondsLater = 60, minutes = 15 } = input;
  const [line] = honorPrices(
    [sampleLine({ honoredAmount: earlier })],
    [{ itemId: '44001', quantity: 1, path: '$.line_items[0]', ...(shown && { shown }) }],
    new Map(item ? [['44001', item]] : []),
    { now: addSeconds(changedAt, secondsLater), minutes },
  );
  return line!.honoredAmount;
}

describe('GIVEN a price that rose from 11.00 to 12.50', () => {
  test.each<[string, Parameters<typeof honored>[0], number | null]>([
    ['the old one was seen before', { shown: seen(1100) }, 1100],
    ['it was seen only after', { shown: seen(1100, 1) }, null],
    ['it was seen at that moment', { shown: seen(1100, 0) }, null],
    ['an older one was seen', { shown: seen(1000) }, null],
    ['today’s was seen', { shown: seen(1250) }, null],
    ['it was seen as long ago as the shop looks back', { shown: seen(1100, -839) }, 1100],
    ['it was seen longer ago than that', { shown: seen(1100, -840) }, null],
    ['it was seen years ago', { shown: seen(1100, -94_608_000) }, null],
    ['it was seen in a time to come', { shown: seen(1100, -1), secondsLater: -60 }, null],
    ['the new price is exactly twice the old', { shown: seen(625), item: risenFrom(625) }, 625],
    ['the old one was a mistake', { shown: seen(624), item: risenFrom(624) }, null],
    ['a mistake was granted before', { earlier: 624, item: risenFrom(624) }, null],
    ['it is claimed without a time', { shown: { amount: 1100, seenAt: null } }, null],
    ['nothing is claimed', {}, null],
    ['the time is almost over', { shown: seen(1100, -1), secondsLater: 898 }, 1100],
    ['the time is over', { shown: seen(1100, -1), secondsLater: 900 }, null],
    ['the shop honours none', { shown: seen(1100), minutes: 0, secondsLater: 0 }, null],
    ['an earlier request was granted it', { earlier: 1100 }, 1100],
    ['an earlier request was granted it long ago', { earlier: 1100, secondsLater: 900 }, null],
    ['the item has left the catalogue', { shown: seen(1100), earlier: 1100, item: null }, null],
  ])('WHEN %s', (_what, input, expected) => {
    expect(honored(input)).toBe(expected);
  });

  test('WHEN it changes again THEN what was granted before holds no longer', () => {
    const again = { ...risen, price: 1300, previousPrice: 1250 };
    expect(honored({ earlier: 1100, item: again })).toBeNull();
  });
});

test.each<[string, Partial<CatalogItem>]>([
  ['fell', { price: 1000 }],
  ['never changed', { previousPrice: null, priceChangedAt: null }],
])('GIVEN a price that %s WHEN an old one was seen THEN today’s holds', (_what, changes) => {
  expect(honored({ shown: seen(1100), item: { ...risen, ...changes } })).toBeNull();
});
