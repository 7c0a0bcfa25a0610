import type { Language } from '#app/kernel/language.ts';
import { en } from './en.ts';

/** Everything a session says to a buyer, in one language. Names and amounts come ready to be shown. */
export type Words = typeof en;

const WORDS: Record<Language, Words> = { en, fr: en, de: en, es: en };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}
