import type { Reader } from '#app/i18n/reader.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import { pickLanguage } from '#app/kernel/language.ts';

/** Somebody who reads pages in the language of this locale. */
export function readerIn(locale: string, timeZone = 'UTC'): Reader {
  const language = pickLanguage(locale) ?? 'en';
  return { locale, language, timeZone, t: translatorFor(language) };
}
