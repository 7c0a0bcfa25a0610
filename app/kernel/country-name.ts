import type { Language } from './language.ts';

/** A country as a language calls it (Unicode CLDR): `CH, fr` → `Suisse`. What is no ISO 3166-1 alpha-2 code stays as it is. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code;
}
