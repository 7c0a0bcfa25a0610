import { LANGUAGES, type Language } from '#app/kernel/language.ts';
import type { ProductTranslation, ProductTranslations } from './product-translations.ts';
import type { ShopifyProduct, ShopifyTranslations } from './shopify-product.ts';

/** Shopify's keys of translatable texts (`TranslatableResource`): a product's, and an option's or value's only one. */
type Key = 'title' | 'body_html' | 'name';

/** The shop's own translations of a product; languages it has none in are absent. */
export function mapTranslations(product: ShopifyProduct): ProductTranslations {
  return someOf(LANGUAGES.map((language) => [language, translationOf(product, language)] as const)) ?? {};
}

function translationOf(product: ShopifyProduct, language: Language): ProductTranslation | undefined {
  const title = textOf(product, language, 'title');
  const descriptionHtml = textOf(product, language, 'body_html');
  const options = someOf(
    product.options.map((option) => {
      const name = textOf(option, language, 'name');
      const values = someOf(
        option.optionValues.map((value) => [value.name, textOf(value, language, 'name')] as const),
      );
      return [option.name, name || values ? { ...(name && { name }), ...(values && { values }) } : undefined];
    }),
  );
  if (!title && !descriptionHtml && !options) return undefined;
  return {
    ...(title && { title }),
    ...(descriptionHtml && { descriptionHtml }),
    ...(options && { options }),
  };
}

function textOf(source: ShopifyTranslations, language: Language, key: Key): string | undefined {
  return source[language].find((translation) => translation.key === key)?.value?.trim() || undefined;
}

/** An object of those entries that have a value; undefined when none has. */
function someOf<T>(entries: (readonly [string, T | undefined])[]): Record<string, T> | undefined {
  const present = entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}
