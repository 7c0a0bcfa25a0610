import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { sampleItem } from '#tests/checkout-samples.ts';
import { applyVoice, overridesFor } from './apply-voice.ts';
import type { Override, OverrideField } from './override.ts';
import { SILENT, toVoice } from './voice.ts';

const ITEM = sampleItem({
  productId: '11',
  vendor: 'Potter',
  productType: 'Mugs',
  tags: ['Tea'],
  collectionIds: ['7'],
});

const override = (changes: Partial<Override>): Override => ({
  id: 'o',
  productId: null,
  filterField: null,
  filterValue: null,
  connectionId: null,
  field: 'title',
  value: 'Said',
  isTemplate: false,
  ...changes,
});
const said = (item: CatalogItem, ...overrides: Partial<Override>[]) =>
  applyVoice(item, toVoice('The Pottery', overrides.map(override), []));

describe('GIVEN several overrides of one field', () => {
  // From the first that holds to the last.
  const all: Partial<Override>[] = [
    { id: 'product, agent', productId: '11', connectionId: 'agent' },
    { id: 'product', productId: '11' },
    { id: 'collection, agent', filterField: 'collection', filterValue: '7', connectionId: 'agent' },
    { id: 'all, agent', connectionId: 'agent' },
    { id: 'collection', filterField: 'collection', filterValue: '7' },
    { id: 'type', filterField: 'product_type', filterValue: 'mugs' },
    { id: 'vendor', filterField: 'vendor', filterValue: 'POTTER' },
    { id: 'tag', filterField: 'tag', filterValue: 'tea' },
    { id: 'all' },
  ];
  test.each(all.map(({ id }, index) => [id, index] as const))(
    'WHEN %s is the first of them THEN it holds, in whatever order they are stored',
    (id, index) => {
      const left = all.slice(index).map(override);
      for (const stored of [left, left.toReversed()])
        expect(overridesFor(ITEM, toVoice('', stored, [])).map((held) => held.id)).toEqual([id]);
    },
  );

  test.each<[string, Partial<Override>]>([
    ['another product’s', { productId: '12' }],
    ['another collection’s', { filterField: 'collection', filterValue: '77' }],
    ['another type’s', { filterField: 'product_type', filterValue: 'Mug' }],
    ['another vendor’s', { filterField: 'vendor', filterValue: 'Pot' }],
    ['another tag’s', { filterField: 'tag', filterValue: 'te' }],
  ])('WHEN it is %s THEN the item is Shopify’s, the very same', (_what, changes) => {
    expect(said(ITEM, changes)).toBe(ITEM);
  });

  test('WHEN each is of another field THEN all hold', () => {
    const seen = said(
      ITEM,
      { field: 'title', value: 'Cup' },
      { id: 'b', field: 'brand', productId: '11', value: 'Pots & Co' },
      { id: 'c', field: 'category', value: 'Kitchen > Cups' },
      { id: 'd', field: 'condition', value: ' Used ' },
      { id: 'e', field: 'return_policy', value: '{"accepted": true, "days": 30}' },
      { id: 'f', field: 'description', value: '<p>Holds <b>coffee</b>.</p>' },
    );
    expect(seen).toEqual({
      ...ITEM,
      ...{
        title: 'Cup',
        name: 'Cup',
        brand: 'Pots & Co',
        merchantCategory: 'Kitchen > Cups',
        condition: 'used',
      },
      returns: { accepted: true, days: 30, policyUrl: null },
      ...{ description: 'Holds coffee.', descriptionMarkdown: 'Holds **coffee**.' },
    });
  });
});

test('GIVEN a shop that says nothing THEN the item is Shopify’s, the very same', () => {
  expect(applyVoice(ITEM, SILENT)).toBe(ITEM);
});

describe('GIVEN a variant', () => {
  const variant = sampleItem({ title: 'Mug', variantTitle: 'Blue', name: 'Mug - Blue' });
  test.each([
    ['a title', { value: 'Cup' }, 'Cup', 'Cup - Blue'],
    [
      'a title that tells the variant',
      { value: '{{ variant.title }} {{ product.title }}', isTemplate: true },
      'Mug',
      'Blue Mug',
    ],
    [
      'a template that comes out empty',
      { value: '{% if product.tags contains "no" %}x{% endif %}', isTemplate: true },
      'Mug',
      'Mug - Blue',
    ],
    ['a title with markup', { value: '<b>Cup</b>\n &amp; saucer' }, 'Cup & saucer', 'Cup & saucer - Blue'],
    [
      'a text like a template',
      { value: '{{ product.title }}' },
      '{{ product.title }}',
      '{{ product.title }} - Blue',
    ],
  ])('WHEN it has %s THEN its product and its name follow', (_what, changes, title, name) => {
    expect(said(variant, changes)).toMatchObject({ title, name });
  });
});

test('GIVEN a plain text as description THEN its paragraphs and its Markdown stay', () => {
  const value = 'First.\n\n* a < b\n* **bold**';
  expect(said(ITEM, { field: 'description', value })).toMatchObject({
    description: value,
    descriptionMarkdown: value,
  });
});

test.each<[OverrideField, string, string]>([
  ['condition', '{{ product.vendor }}', 'is none of new, refurbished, used'],
  ['return_policy', '{{ product.vendor }}', 'is no JSON such as {"accepted": true, "days": 30}'],
  ['return_policy', '{"accepted": "yes"}', 'accepted: Invalid input: expected boolean, received string'],
])('GIVEN %s as %s THEN Shopify’s stands, and the item says why', (field, value, problem) => {
  const seen = said(ITEM, { field, value, isTemplate: true });
  expect(seen).toEqual({ ...ITEM, failedOverrides: [{ id: 'o', field, problem }] });
});

test('GIVEN a buyer who reads the shop’s own translation of the title THEN that stands, and the rest is said', () => {
  const voice = toVoice('', [override({}), override({ id: 'b', field: 'brand', value: 'Pots' })], []);
  expect(applyVoice(ITEM, voice, ['title'])).toEqual({ ...ITEM, brand: 'Pots' });
});

test('GIVEN questions THEN the product’s own come first, and other products’ not at all', () => {
  const voice = toVoice(
    '',
    [],
    [
      { productId: null, question: 'Ships to?', answer: 'The EU.' },
      { productId: '11', question: 'Dishwasher?', answer: 'Yes.' },
      { productId: '12', question: 'Oven?', answer: 'No.' },
    ],
  );
  expect(applyVoice(ITEM, voice).questions).toEqual([
    { question: 'Dishwasher?', answer: 'Yes.' },
    { question: 'Ships to?', answer: 'The EU.' },
  ]);
});
