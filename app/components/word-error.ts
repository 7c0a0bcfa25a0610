import type { Reader } from '#app/i18n/reader.ts';
import type { AppError } from '#app/kernel/app-error.ts';

const WORDED = ['invalid', 'missing', 'not_found', 'conflict'] as const;

/**
 * Words a refusal for its reader. In English it is what the domain says; in other languages which kind it is, and which
 * field it is about: of each message there is one wording only.
 */
export const wordError =
  ({ t, language }: Pick<Reader, 't' | 'language'>) =>
  ({ code, message, param }: AppError): string => {
    if (language === 'en') return message;
    const kind = WORDED.find((known) => known === code);
    const what = t(`common.refusals.${kind ?? 'other'}`);
    const isOfField = kind === 'invalid' || kind === 'missing';
    return param && isOfField ? t('common.refusals.ofField', { what, field: param }) : what;
  };
