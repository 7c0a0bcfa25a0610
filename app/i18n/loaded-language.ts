import type { Language } from '#app/kernel/language.ts';
import type { Messages } from './messages/messages.ts';

/** What the components of a page say in one language: our texts, and those of Polaris' own components. */
export interface LoadedLanguage {
  messages: Partial<Messages>;
  polaris: Record<string, unknown>;
}

const loaded = new Map<Language, LoadedLanguage>();

/** What is ready to be shown in a language: all of it on the server, in the browser what the pages so far have needed. */
export function loadedLanguage(language: Language): LoadedLanguage {
  let texts = loaded.get(language);
  if (!texts) loaded.set(language, (texts = { messages: {}, polaris: {} }));
  return texts;
}
