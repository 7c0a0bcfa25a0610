import { createTranslator } from 'use-intl';
import type { Language } from '#app/kernel/language.ts';
import type { Messages } from './messages/messages.ts';

/** `t('orders.waiting', { count: 3 })`: a text of the message catalogue. */
export type Translate = ReturnType<typeof createTranslate>;

/** The texts of one language. A message that lacks a value is a fault of ours and throws. */
export function createTranslate(language: Language, messages: Messages) {
  return createTranslator({
    locale: language,
    messages,
    onError: (error) => {
      throw error;
    },
  });
}
