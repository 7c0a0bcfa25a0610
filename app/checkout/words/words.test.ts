import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#app/kernel/language.ts';
import { wordsOf } from './words.ts';

/** Texts that are the same word in English. */
const SAME_AS_ENGLISH: Partial<Record<Language, string[]>> = {
  fr: ['totals.total'],
  es: ['totals.subtotal', 'totals.total'],
};

/** Every text of a language by its path in the words, with stand-ins for what is put into it. */
function textsOf(language: Language): Map<string, { text: string; given: string[] }> {
  const found = new Map<string, { text: string; given: string[] }>();
  const walk = (words: object, path: string) => {
    for (const [key, word] of Object.entries(words) as [
      string,
      object | ((...given: string[]) => string),
    ][]) {
      if (typeof word !== 'function') {
        walk(word, `${path}${key}.`);
        continue;
      }
      const given = Array.from({ length: word.length }, (_, index) => `<${index + 1}>`);
      found.set(path + key, { text: word(...given), given });
    }
  };
  walk(wordsOf(language), '');
  return found;
}

const english = textsOf('en');

describe.each(LANGUAGES)('GIVEN the words in %s', (language) => {
  const texts = textsOf(language);

  test('THEN each text is there, and says everything it is given', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, { text, given }] of texts) {
      expect(given, path).toEqual(english.get(path)!.given);
      expect(text.replace(/<\d>/g, '').trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|\[object/);
      expect(
        given.filter((part) => !text.includes(part)),
        path,
      ).toEqual([]);
    }
  });
});

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  'GIVEN the words in %s THEN none of them is still in English',
  (language) => {
    const same = [...textsOf(language)].filter(([path, { text }]) => text === english.get(path)!.text);
    expect(same.map(([path]) => path)).toEqual(SAME_AS_ENGLISH[language] ?? []);
  },
);

test.each([
  ['en', 'This shop does not ship these items to this country (Switzerland).'],
  ['fr', 'Cette boutique ne livre pas ces articles dans ce pays (Suisse).'],
  ['de', 'Dieser Shop liefert diese Artikel nicht in dieses Land (Schweiz).'],
  ['es', 'Esta tienda no envía estos artículos a este país (Suiza).'],
] as const)('GIVEN a country WHEN it is told in %s THEN by its name there', (language, text) => {
  expect(wordsOf(language).noShippingTo('CH')).toBe(text);
});
