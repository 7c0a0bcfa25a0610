import type { Prisma } from '#app/db/client/client.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { htmlToText } from './html-to-text.ts';
import { itemIdOf } from './item-id.ts';
import { toCatalogItem, type MirroredVariant } from './to-catalog-item.ts';

const COUNTED = { _count: { select: { variants: true } } } satisfies Prisma.ProductInclude;

/** What toCatalogItem needs beside the variant itself, in the shop's primary language. */
export const WITH_PRODUCT = {
  product: { include: COUNTED, omit: { translations: true } },
} satisfies Prisma.VariantInclude;

/** The same for any language. */
export const WITH_TRANSLATIONS = { product: { include: COUNTED } } satisfies Prisma.VariantInclude;

/** Mirrored variants as agents see them, in the same order. Asks the database only where SKUs are item ids. */
export async function toCatalogItems(
  scope: Pick<ShopScope, 'db' | 'shop'>,
  variants: MirroredVariant[],
  language?: Language,
): Promise<CatalogItem[]> {
  const source = scope.shop.itemIdSource;
  const ambiguous = source === 'sku' ? await ambiguousSkus(scope, variants) : new Set<string>();
  // A product's variants share its description: converting HTML is the dearest step, so it is done once.
  const texts = new Map<string, string>();
  const toText = (html: string) => {
    const text = texts.get(html) ?? htmlToText(html);
    texts.set(html, text);
    return text;
  };
  return variants.map((variant) =>
    toCatalogItem(variant, itemIdOf(variant, source, ambiguous), toText, language),
  );
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
