import type { Prisma } from '#app/db/client/client.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { htmlToText } from './html-to-text.ts';
import { itemIdOf } from './item-id.ts';
import type { ProductTranslations } from './product-translations.ts';
import { toCatalogItem, type MirroredVariant } from './to-catalog-item.ts';
import { applyVoice } from './voice/apply-voice.ts';
import type { OverrideField } from './voice/override.ts';
import { readVoice } from './voice/read-voice.server.ts';

/** What toCatalogItem needs beside the variant itself, in the shop's primary language. */
export const WITH_PRODUCT = {
  product: { omit: { translations: true } },
} satisfies Prisma.VariantInclude;

/** The same for any language. */
export const WITH_TRANSLATIONS = { product: true } satisfies Prisma.VariantInclude;

/** Who sees items. */
export interface Viewer {
  /** The agent; null: what every agent is told. */
  connectionId: string | null;
  /** Of texts, where the shop has translated them; absent: the shop's own. */
  language?: Language;
}

/**
 * Mirrored variants as agents see them, in the same order. Asks the database only where SKUs are item ids, or where the
 * merchant says something else than Shopify does.
 */
export async function toCatalogItems(
  scope: Pick<ShopScope, 'db' | 'shop'>,
  variants: MirroredVariant[],
  { connectionId, language }: Viewer,
): Promise<CatalogItem[]> {
  const { itemIdSource: source, channelGid } = scope.shop;
  const productIds = variants.map(({ productId }) => productId);
  const [ambiguous, voice] = await Promise.all([
    source === 'sku' ? ambiguousSkus(scope, variants) : new Set<string>(),
    readVoice(scope, productIds, connectionId),
  ]);
  // A product's variants share its description: converting HTML is the dearest step, so it is done once.
  const texts = new Map<string, string>();
  const toText = (html: string) => {
    const text = texts.get(html) ?? htmlToText(html);
    texts.set(html, text);
    return text;
  };
  return variants.map((variant) => {
    const item = toCatalogItem(variant, itemIdOf(variant, source, ambiguous), toText, language, channelGid);
    return applyVoice(item, voice, translatedFields(variant, language));
  });
}

function translatedFields(
  { product: { translations } }: MirroredVariant,
  language: Language | undefined,
): OverrideField[] {
  const texts = language && ((translations ?? {}) as ProductTranslations)[language];
  if (!texts) return [];
  return [
    ...(texts.title === undefined ? [] : ['title' as const]),
    ...(texts.descriptionHtml === undefined ? [] : ['description' as const]),
  ];
}

/** Those of the variants' SKUs that more than one variant of the shop has, or that read like a variant's id. */
async function ambiguousSkus(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  variants: MirroredVariant[],
): Promise<Set<string>> {
  const skus = variants.flatMap(({ sku }) => (sku === null ? [] : [sku]));
  const [groups, ids] = await Promise.all([
    db.variant.groupBy({
      by: ['sku'],
      where: { shopId: shop.id, sku: { in: skus } },
      having: { sku: { _count: { gt: 1 } } },
    }),
    db.variant.findMany({ where: { shopId: shop.id, id: { in: skus } }, select: { id: true } }),
  ]);
  return new Set([...groups.map(({ sku }) => sku!), ...ids.map(({ id }) => id)]);
}
