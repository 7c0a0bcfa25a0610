/** A locale as GraphQL `LanguageCode` writes it: `en` → `EN`, `pt-BR` → `PT_BR`. */
export function feedLanguage(locale: string): string {
  return locale.toUpperCase().replaceAll('-', '_');
}
