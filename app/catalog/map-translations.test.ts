import { expect, test } from 'vitest';
import { shopifyProductFixture } from '#tests/catalog/catalog-fixture.ts';
import { mapProduct } from './map-product.ts';

const NONE = { en: [], fr: [], de: [], es: [] };
const translationsOf = (changes: object) =>
  mapProduct(shopifyProductFixture({ ...changes }), {
    currency: 'USD',
    metafieldKeys: [],
    channelGid: null,
    marketCountries: [],
  }).product.translations;

test('GIVEN a shop without translations THEN nothing is stored of them', () => {
  const optionValues = [{ name: 'Default Title', ...NONE }];
  const options = [{ name: 'Title', values: ['Default Title'], optionValues, ...NONE }];
  expect(translationsOf({ ...NONE, options })).toEqual({});
});

test('GIVEN a file that was exported before translations were asked for THEN there are none', () => {
  expect(translationsOf({})).toEqual({});
});

test('GIVEN translations THEN each language has what is translated in it', () => {
  const text = (key: string, value: string | null) => ({ key, value });
  const options = [
    {
      name: 'Color',
      values: ['Lake', 'Poppy'],
      ...NONE,
      fr: [text('name', 'Couleur')],
      optionValues: [
        { name: 'Lake', ...NONE, fr: [text('name', 'Lac')], es: [text('name', 'Lago')] },
        { name: 'Poppy', ...NONE },
      ],
    },
    { name: 'Size', values: ['L'], ...NONE, optionValues: [{ name: 'L', ...NONE }] },
  ];
  const fr = [text('title', 'Tas\0se'), text('body_html', '<p>Thé.</p>'), text('handle', 'tasse')];
  const de = [text('title', ' '), text('body_html', null)];
  expect(translationsOf({ ...NONE, fr, de, options })).toEqual({
    fr: {
      title: 'Tasse',
      descriptionHtml: '<p>Thé.</p>',
      options: { Color: { name: 'Couleur', values: { Lake: 'Lac' } } },
    },
    es: { options: { Color: { values: { Lake: 'Lago' } } } },
  });
});
