import type { Language } from '#app/kernel/language.ts';
import type { en } from './messages/en.ts';

declare module 'use-intl' {
  // What `t('…')` accepts.
  interface AppConfig {
    Locale: Language;
    Messages: typeof en;
  }
}
