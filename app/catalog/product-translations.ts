import type { Language } from '#app/kernel/language.ts';

/** A product's texts in one language; what the shop has not translated is absent. */
export interface ProductTranslation {
  title?: string;
  descriptionHtml?: string;
  /** By the option's and the value's name in the shop's primary language. */
  options?: Record<string, { name?: string; values?: Record<string, string> }>;
}

/** What is stored in `products.translations`: languages the shop has texts in, of those agents are answered in. */
export type ProductTranslations = Partial<Record<Language, ProductTranslation>>;
