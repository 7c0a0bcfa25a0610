import type { Language } from '#app/kernel/language.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fr } from './messages/fr.ts';
import type { Messages } from './messages/messages.ts';
import { createTranslate, type Translate } from './translate.ts';

/** The whole message catalogue. The browser loads one language of it (load-language.ts). */
export const MESSAGES: Record<Language, Messages> = { en, fr, de, es };

const translators = new Map<Language, Translate>();

/** The texts of a language, for what is worded on the server. */
export function translatorFor(language: Language): Translate {
  let translate = translators.get(language);
  if (!translate) translators.set(language, (translate = createTranslate(language, MESSAGES[language])));
  return translate;
}
