import { describe, expect, test } from 'vitest';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import { sampleItem, sampleLine } from '#tests/checkout-samples.ts';
import { buildCart, estimateLines } from './build-cart.ts';
import { hideItems, isHidden } from './hide-items.ts';
import type { CartLine } from '../session/session.ts';
import { en } from '../words/en.ts';
import { fr } from '../words/fr.ts';

const secret = (reason: SellabilityReason, changes = {}) =>
  sampleItem({
    ...{ name: 'Secret', title: 'Secret', description: 'Soon.', sku: 'SECRET', price: 99_900, available: 3 },
    ...{ previousPrice: 90_000, priceChangedAt: new Date('2026-11-20T12:00:00Z'), vendor: 'V', tags: ['t'] },
    options: [{ name: 'Size', value: 'L' }],
    sellability: { searchable: false, sellable: false, reason },
    ...changes,
  });
const lineOf = (item = secret('draft'), before: CartLine[] = [], words = en) => {
  const wish = { itemId: item.itemId, quantity: 2, path: '$.line_items[0]' };
  return buildCart([wish], hideItems(words, new Map([[item.itemId, item]]), before), before, () => 'new')[0]!;
};

describe('GIVEN an item that is not in the online store', () => {
  test.each<SellabilityReason>(['draft', 'archived', 'unlisted', 'unpublished'])(
    'WHEN it is %s and the agent has guessed its id THEN the line says id and quantity, and nothing of the item',
    (reason) => {
      const line = lineOf(secret(reason));
      expect(line).toEqual({
        ...sampleLine({ id: 'new', quantity: 2, unitAmount: 0 }),
        ...{ variantId: '', productId: '', name: 'Item 44001', description: '', sku: null },
        ...{ imageUrls: [], requiresShipping: false, available: 0, availability: 'out_of_stock' },
      });
      expect(isHidden(line)).toBe(true);
    },
  );

  test('WHEN it was in the cart before THEN its line stays as it was', () => {
    const known = sampleLine({ quantity: 2, available: 4, availability: 'low_stock' });
    expect(lineOf(secret('draft'), [known])).toEqual(known);
    const catalog = hideItems(en, new Map([['44001', secret('draft')]]), [known]);
    expect(estimateLines([known], catalog)).toEqual([known]);
    expect(isHidden(known)).toBe(false);
  });

  test('WHEN it was hidden before too THEN it stays so, in the language of now', () => {
    const again = lineOf(secret('draft'), [lineOf()], fr);
    expect(again).toEqual({ ...lineOf(), name: 'Article 44001' });
  });

  test('THEN its verdict stays', () => {
    const item = secret('unlisted');
    expect(hideItems(en, new Map([['44001', item]]), []).get('44001')!.sellability).toEqual(item.sellability);
  });
});

test('GIVEN an item that agents may see THEN it is as it is, whatever the cart says', () => {
  const item = secret('gift_card', {
    sellability: { searchable: true, sellable: false, reason: 'gift_card' },
  });
  expect(hideItems(en, new Map([['44001', item]]), [sampleLine()]).get('44001')).toBe(item);
});
