import type { Language } from '#app/kernel/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/**
 * Everything a session says to a buyer, in one language. Names and amounts come ready to be shown, countries as ISO
 * 3166-1 codes: their names differ by language.
 */
export type Words = typeof en;

const WORDS: Record<Language, Words> = { en, fr, de, es };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}
