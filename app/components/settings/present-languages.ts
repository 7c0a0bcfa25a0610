import type { TranslationSample } from '#app/catalog/sample-translations.server.ts';
import { formatDay, type Reader } from '#app/i18n/reader.ts';
import { LANGUAGES, type Language } from '#app/kernel/language.ts';
import type { Policy } from '#app/shops/list-policies.server.ts';

interface Facts {
  sample: TranslationSample;
  policies: Policy[];
  languages: Record<string, Language[]>;
}

/** What agents read in which language, in words. */
export function presentLanguages({ sample, policies, languages }: Facts, reader: Reader) {
  const { t, locale } = reader;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const nameOf = (language: Language) => names.of(language) ?? language;
  return {
    languages: LANGUAGES.map((language) => ({
      language,
      name: nameOf(language),
      text: t('settings.languages.translated', {
        count: sample.translated[language] ?? 0,
        sample: sample.products,
      }),
    })),
    policies: policies.map(({ type, title, url, updatedAt }) => ({
      ...{ type, title, url },
      changed: t('settings.policies.changed', { date: formatDay(updatedAt, reader) }),
      translated: languages[type]?.length
        ? t('settings.policies.translated', { languages: languages[type].map(nameOf).join(', ') })
        : null,
    })),
    hasReturnPolicy: policies.some(({ type, text }) => type === 'REFUND_POLICY' && text !== ''),
  };
}
