import { TypedDocumentString } from '#app/shopify/operations/admin.generated.ts';

/** The scope that Shopify wants for translations. */
export const TRANSLATIONS_SCOPE = 'read_translations';

/** As the operations of the catalogue and of the shop's policies ask for them. */
const TRANSLATIONS = /\b[a-z]{2}: translations\(locale: "[a-z]{2}"\) \{[^}]*\}/g;

/**
 * The same operation without translations, for a shop whose merchant has not approved the scope (an app
 * that asks for more goes on with what it has). Derived, because a bulk operation takes no variables to leave them out.
 */
export function withoutTranslations<R, V>(document: TypedDocumentString<R, V>): TypedDocumentString<R, V> {
  return new TypedDocumentString<R, V>(document.toString().replace(TRANSLATIONS, ''));
}
