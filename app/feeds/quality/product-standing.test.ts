import { expect, test } from 'vitest';
import { feedSample } from '#tests/feed-samples.ts';
import { standingOf } from './product-standing.ts';

const out = { searchable: true, sellable: false, reason: 'out_of_stock' } as const;
const mug = feedSample({ productId: '1', vendor: 'Potter', productType: 'Mugs', sku: 'MUG-1' });
const judgement = (rules: string[], severity: 'error' | 'advice' | null) => ({
  ...{ variantId: '10', productId: '1', rules, severity },
});

test('a product is worth what its best variant is, and says what is wrong with any', () => {
  const items = [{ ...mug, sellability: out }, mug];
  const judgements = [
    judgement(['shop.weight.missing'], 'advice'),
    judgement(['openai.price.positive', 'shop.weight.missing'], 'error'),
  ];
  expect(standingOf(items, judgements, 'The Mug')).toEqual({
    ...{ productId: '1', title: 'The Mug', words: 'the mug potter mugs mug 1 mug 1' },
    ...{ effect: 'in_chat', reason: 'out_of_stock', ruleName: null },
    ...{ rules: ['openai.price.positive', 'shop.weight.missing'], severity: 'error' },
  });
});

test('one that a rule of the merchant’s keeps from agents names it, and has no problems', () => {
  const hidden = { searchable: false, sellable: false, reason: 'rule_hidden', rule: 'No knives' } as const;
  expect(standingOf([{ ...mug, sellability: hidden }], [], 'Knife')).toMatchObject({
    ...{ effect: 'hidden', reason: 'rule_hidden', ruleName: 'No knives', rules: [], severity: null },
  });
});
