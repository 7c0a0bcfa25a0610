import de from '@shopify/polaris/locales/de.json';
import en from '@shopify/polaris/locales/en.json';
import es from '@shopify/polaris/locales/es.json';
import fr from '@shopify/polaris/locales/fr.json';
import { LANGUAGES } from '#app/kernel/language.ts';
import { loadedLanguage } from './loaded-language.ts';
import { MESSAGES } from './translator-for.server.ts';

const POLARIS = { en, fr, de, es };

/** Makes every language ready: once, when the server begins to render pages. */
export function loadAllTexts(): void {
  for (const language of LANGUAGES) {
    const texts = loadedLanguage(language);
    Object.assign(texts.messages, MESSAGES[language]);
    Object.assign(texts.polaris, POLARIS[language]);
  }
}
