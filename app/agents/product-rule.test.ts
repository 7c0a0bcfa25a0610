import { describe, expect, test } from 'vitest';
import { sampleItem } from '#tests/checkout-samples.ts';
import { productRules, ruleFor, type ProductRule } from './product-rule.ts';

const item = sampleItem({
  tags: ['Fragile', 'tea'],
  vendor: 'Potter',
  productType: 'Mugs',
  category: 'Home & Garden > Kitchen & Dining > Tableware',
});
const rule = (field: ProductRule['field'], value: string, action: ProductRule['action'] = 'exclude') => ({
  action,
  field,
  value,
});

describe('GIVEN a mug', () => {
  test.each<[ProductRule['field'], string, boolean]>([
    ['tag', 'fragile', true],
    ['tag', 'frag', false],
    ['vendor', 'POTTER', true],
    ['vendor', 'Weaver', false],
    ['product_type', ' mugs ', true],
    ['product_type', 'Plates', false],
    ['product', '11', true],
    ['product', '44001', false],
    ['variant', '44001', true],
    ['variant', '11', false],
    ['category', 'home & garden > kitchen & dining', true],
    ['category', 'Home & Garden > Kitchen & Dining > Tableware > Mugs', false],
    ['category', 'Home & Garden > Kit', false],
  ])('WHEN a rule names the %s "%s" THEN it holds: %s', (field, value, holds) => {
    expect(ruleFor(item, [rule(field, value)])).toEqual(holds ? rule(field, value) : null);
  });

  test('WHEN several hold THEN one that excludes wins, else the first', () => {
    const [first, second] = [rule('tag', 'tea', 'hand_off'), rule('vendor', 'Potter', 'hand_off')];
    expect(ruleFor(item, [first, second])).toBe(first);
    expect(ruleFor(item, [first, second, rule('product', '11')])).toEqual(rule('product', '11'));
  });

  test('WHEN there are no rules THEN none holds', () => {
    expect(ruleFor(item, [])).toBeNull();
  });
});

test.each([
  [[{ action: 'allow', field: 'tag', value: 'x' }]],
  [[{ action: 'exclude', field: 'colour', value: 'x' }]],
  [[{ action: 'exclude', field: 'tag', value: ' ' }]],
  ['exclude'],
])('GIVEN %j THEN these are no rules', (stored) => {
  expect(productRules.safeParse(stored).success).toBe(false);
});
