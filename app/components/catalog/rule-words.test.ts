import { expect, test } from 'vitest';
import { QUALITY_RULES } from '#app/feeds/quality/judge-items.ts';
import { MESSAGES, translatorFor } from '#app/i18n/translator-for.server.ts';
import { ruleKey, ruleWords } from './rule-words.ts';

test('every rule that a catalogue is held against has its words, and no words are of a rule that is no more', () => {
  const keys = [...QUALITY_RULES.keys()].map(ruleKey).sort();
  expect(Object.keys(MESSAGES.en.catalog.rules).sort()).toEqual(keys);
});

test('a rule is told in the reader’s language', () => {
  const words = (language: 'en' | 'fr' | 'de' | 'es') =>
    ruleWords('openai.title.length', { t: translatorFor(language) }).fix;
  expect(words('en')).toBe('Shorten it to 150 characters, the important words first.');
  expect(words('de')).toBe('Kürzen Sie auf 150 Zeichen, die wichtigen Wörter zuerst.');
});
