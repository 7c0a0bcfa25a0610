import { pickLanguage, type Language } from '#app/kernel/language.ts';
import { loadedLanguage } from './loaded-language.ts';
import type { Messages } from './messages/messages.ts';

/** One file for each language and part, so that the browser loads no more than a page says. */
const MESSAGES = import.meta.glob<Record<string, object>>('./messages/*/*.ts');
const POLARIS: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import('@shopify/polaris/locales/en.json'),
  fr: () => import('@shopify/polaris/locales/fr.json'),
  de: () => import('@shopify/polaris/locales/de.json'),
  es: () => import('@shopify/polaris/locales/es.json'),
};

/** The document says what the page is in. */
const languageOfPage = (): Language => pickLanguage(document.documentElement.lang) ?? 'en';

/**
 * Has a part of the texts ready. A page awaits it as its module is loaded (texts/…): before it is drawn, also where it is
 * come to from another page. The server has all of them (load-all-texts.server.ts).
 */
export async function needTexts(part: keyof Messages): Promise<void> {
  if (import.meta.env.SSR) return;
  const language = languageOfPage();
  const { [part]: texts } = await MESSAGES[`./messages/${language}/${part}.ts`]!();
  // The object stays the same: those who hold it see what has come.
  Object.assign(loadedLanguage(language).messages, { [part]: texts });
}

/** The same for the texts of Polaris' own components. */
export async function needPolarisTexts(): Promise<void> {
  if (import.meta.env.SSR) return;
  const language = languageOfPage();
  const { default: texts } = await POLARIS[language]();
  Object.assign(loadedLanguage(language).polaris, texts);
}
