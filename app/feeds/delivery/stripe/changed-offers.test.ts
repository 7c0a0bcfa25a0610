import { describe, expect, test } from 'vitest';
import { endedLine, type StripeOffer } from '../../formats/stripe/stripe-offers.ts';
import { rowDigest } from '../row-digest.ts';
import { changedOffers, nextFeed, type OfferLine } from './changed-offers.ts';

const offer = (itemId: string, stock: number, price: string): StripeOffer => ({
  inventory: `${itemId},in_stock,${stock}\n`,
  pricing: `${itemId},${price} USD,\n`,
});
const told = (itemId: string, { inventory, pricing }: StripeOffer) => ({
  itemId,
  inventory: rowDigest(inventory),
  pricing: rowDigest(pricing),
});
const lines = (changes: OfferLine[]) => changes.map(({ line }) => line);

describe('GIVEN a product of which Stripe has one variant', () => {
  const before = [told('mug', offer('mug', 5, '10.00'))];

  test.each([
    ['nothing has changed', [['mug', offer('mug', 5, '10.00')]], [], []],
    ['its stock has', [['mug', offer('mug', 4, '10.00')]], ['mug,in_stock,4\n'], []],
    ['its price has', [['mug', offer('mug', 5, '9.00')]], [], ['mug,9.00 USD,\n']],
    ['it is not sold any more', [], [endedLine('mug')], []],
    [
      'another variant is new',
      [
        ['mug', offer('mug', 5, '10.00')],
        ['cup', offer('cup', 1, '1.00')],
      ],
      [],
      [],
    ],
  ] as [string, [string, StripeOffer][], string[], string[]][])(
    'WHEN %s THEN that alone is told',
    (_, now, inventory, pricing) => {
      const changes = changedOffers(before, new Map(now));
      expect([lines(changes.inventory), lines(changes.pricing)]).toEqual([inventory, pricing]);
    },
  );

  test('WHEN it was told as ended THEN it is not told again, and is when it is back', () => {
    const ended = [{ ...before[0]!, inventory: rowDigest(endedLine('mug')) }];
    expect(changedOffers(ended, new Map())).toEqual({ inventory: [], pricing: [] });
    const back = changedOffers(ended, new Map([['mug', offer('mug', 5, '10.00')]]));
    expect(lines(back.inventory)).toEqual(['mug,in_stock,5\n']);
  });
});

test('GIVEN an item that has ended THEN its line is out of stock with none left', () => {
  expect(endedLine('mug')).toBe('mug,out_of_stock,0\n');
});

describe('GIVEN what is to be told', () => {
  const line: OfferLine = { itemId: 'mug', line: '', digest: '' };
  test.each([
    [[line], [line], null, 'inventory'],
    [[line], [line], 'inventory', 'pricing'],
    [[line], [line], 'pricing', 'inventory'],
    [[line], [], 'inventory', 'inventory'],
    [[], [line], 'pricing', 'pricing'],
    [[], [], 'inventory', null],
  ] as const)('WHEN %# THEN the feeds take turns', (inventory, pricing, last, next) => {
    expect(nextFeed({ inventory: [...inventory], pricing: [...pricing] }, last)).toBe(next);
  });
});
