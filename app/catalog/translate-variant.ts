import type { Language } from '#app/kernel/language.ts';
import type { CatalogItem } from './catalog-item.ts';
import type { ProductTranslations } from './product-translations.ts';

/** The texts of a variant and its product. */
export interface VariantTexts {
  title: string;
  descriptionHtml: string;
  variantTitle: string;
  options: CatalogItem['options'];
}

/**
 * A variant's texts in a language, each as far as the shop has translated it. A variant has no translations of its
 * own in Shopify: its title is its options' values, joined by ` / `.
 */
export function translateVariant(
  original: VariantTexts,
  translations: ProductTranslations,
  language: Language | undefined,
): VariantTexts {
  const translation = language && translations[language];
  if (!translation) return original;
  const options = original.options.map(({ name, value }) => {
    const option = own(translation.options, name);
    return { name: option?.name ?? name, value: own(option?.values, value) ?? value };
  });
  const renamed = options.some(({ value }, index) => value !== original.options[index]!.value);
  return {
    title: translation.title ?? original.title,
    descriptionHtml: translation.descriptionHtml ?? original.descriptionHtml,
    variantTitle: renamed ? options.map(({ value }) => value).join(' / ') : original.variantTitle,
    options,
  };
}

/** An option may be called `constructor`. */
function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
