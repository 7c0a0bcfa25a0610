import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { demandScope } from '#sandbox/shopify/graphql/demand-scope.ts';
import type { ProductRecord, ShopLocaleRecord, ShopPolicyRecord } from '#sandbox/shopify/state/records.ts';
import type { OptionSource, OptionValueSource } from './product-options.ts';

interface TranslationsArguments {
  locale: string;
  marketId?: string | null;
}

const ENGLISH_ONLY: ShopLocaleRecord[] = [{ locale: 'en', primary: true, published: true }];

/**
 * Languages of the shop and translations of products, options, option values and policies. A variant has no texts of its own:
 * `TranslatableResourceType` has no variants, their titles are those of the option values.
 */
export const translationResolvers: ResolverMap = {
  QueryRoot: {
    shopLocales: (_source, { published }: { published?: boolean | null }, context) =>
      shopLocales(context)
        .filter((row) => row.published || !published)
        .map((row) => ({ ...row, name: languageName(row.locale), marketWebPresences: [] })),
  },
  Product: {
    translations: (product: ProductRecord, args: TranslationsArguments, context) =>
      translations(context, product, args, ({ title, descriptionHtml }) => ({
        title,
        body_html: descriptionHtml,
      })),
  },
  ProductVariant: { translations: () => [] },
  // A policy's only translatable text is its body (`TranslatableResourceType.SHOP_POLICY`).
  ShopPolicy: {
    translations: (policy: ShopPolicyRecord, args: TranslationsArguments, context) =>
      translations(context, policy, args, (body) => ({ body })),
  },
  ProductOption: {
    translations: ({ name, owner }: OptionSource, args: TranslationsArguments, context) =>
      translations(context, owner, args, ({ optionNames }) => ({ name: optionNames?.[name] })),
  },
  ProductOptionValue: {
    translations: ({ name, owner }: OptionValueSource, args: TranslationsArguments, context) =>
      translations(context, owner, args, ({ optionValues }) => ({ name: optionValues?.[name] })),
  },
};

/** GraphQL `Translation`s of a published language. A market's own texts (`marketId`) are none: there is one market. */
function translations<T>(
  context: ShopifyContext,
  source: { translations?: Record<string, T>; updatedAt: string },
  { locale, marketId }: TranslationsArguments,
  read: (translation: T) => Record<string, string | undefined>,
) {
  demandScope(context, 'read_translations', 'translations');
  const language = shopLocales(context).find((row) => row.locale === locale);
  const translation = source.translations?.[locale];
  if (!translation || !language?.published || language.primary || marketId) return [];
  return Object.entries(read(translation))
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({
      key,
      value,
      locale,
      market: null,
      outdated: false,
      updatedAt: source.updatedAt,
    }));
}

function shopLocales(context: ShopifyContext): ShopLocaleRecord[] {
  return context.shop().locales ?? ENGLISH_ONLY;
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
}
