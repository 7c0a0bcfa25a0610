import { expect, test } from 'vitest';
import { feedSample } from '#tests/feed-samples.ts';
import { attributesOf, type Attributes } from './attributes.ts';

const of = (metafields: Record<string, string>, options: { name: string; value: string }[] = []) =>
  attributesOf(feedSample({ metafields, options }));

test.each<[string, Record<string, string>, Attributes]>([
  ['nothing', {}, {}],
  ['Google’s own namespace', { 'mm-google-shopping.gender': 'male' }, { gender: 'male' }],
  ['another word for it', { 'custom.gender': " Women's " }, { gender: 'female' }],
  ['an age group', { 'custom.age_group': 'Kids' }, { ageGroup: 'kids' }],
  ['a condition', { 'custom.condition': 'Used' }, { condition: 'used' }],
  ['a part number', { 'custom.mpn': 'AB-12' }, { mpn: 'AB-12' }],
  ['a category of Google’s', { 'custom.google_product_category': '2092' }, { googleCategory: '2092' }],
  ['words that the lists do not have', { 'custom.gender': 'all', 'custom.age_group': 'teen' }, {}],
  ['an empty value', { 'custom.color': '  ' }, {}],
  ['a metafield of another meaning', { 'custom.care': 'Cold wash' }, {}],
])('GIVEN metafields that say %s', (_what, metafields, expected) => {
  expect(of(metafields)).toEqual(expected);
});

test('GIVEN options in another language THEN they are known, and say more than the product’s metafield', () => {
  const options = [
    { name: 'Farbe', value: 'Blau' },
    { name: 'Größe', value: 'L' },
    { name: 'Fabric', value: 'Wool' },
    { name: 'Motif', value: 'Cat' },
  ];
  expect(of({ 'custom.color': 'Multi' }, options)).toEqual({ color: 'Blau', size: 'L', material: 'Wool' });
});
