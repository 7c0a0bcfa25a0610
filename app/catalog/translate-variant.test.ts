import { describe, expect, test } from 'vitest';
import { translateVariant, type VariantTexts } from './translate-variant.ts';

const ORIGINAL: VariantTexts = {
  title: 'Mug',
  descriptionHtml: '<p>Holds tea.</p>',
  variantTitle: 'Lake / L',
  options: [
    { name: 'Color', value: 'Lake' },
    { name: 'Size', value: 'L' },
  ],
};
const FRENCH = {
  fr: {
    title: 'Tasse',
    descriptionHtml: '<p>Pour le thé.</p>',
    options: { Color: { name: 'Couleur', values: { Lake: 'Lac' } } },
  },
};

describe('GIVEN a product that is translated in part', () => {
  test('WHEN that language is asked for THEN what is translated is, and the rest is as it was', () => {
    expect(translateVariant(ORIGINAL, FRENCH, 'fr')).toEqual({
      title: 'Tasse',
      descriptionHtml: '<p>Pour le thé.</p>',
      variantTitle: 'Lac / L',
      options: [
        { name: 'Couleur', value: 'Lac' },
        { name: 'Size', value: 'L' },
      ],
    });
  });

  test.each([undefined, 'de'] as const)('WHEN %s is asked for THEN everything is as it was', (language) => {
    expect(translateVariant(ORIGINAL, FRENCH, language)).toEqual(ORIGINAL);
  });
});

test('GIVEN values that are not translated THEN the variant keeps the title the shop gave it', () => {
  const named = { ...ORIGINAL, variantTitle: 'Lake, large' };
  const translated = translateVariant(named, { fr: { options: { Color: { name: 'Couleur' } } } }, 'fr');
  expect(translated.variantTitle).toBe('Lake, large');
});

test('GIVEN options that are called like parts of every object THEN they are not taken for translations', () => {
  const odd = { ...ORIGINAL, options: [{ name: 'constructor', value: 'toString' }] };
  const translations = { fr: { options: { Color: { values: {} } } } };
  expect(translateVariant(odd, translations, 'fr').options).toEqual(odd.options);
});
