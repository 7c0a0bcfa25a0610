import type { CatalogOverride, ProductQuestion } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Of each; a shop with more asks by product. */
const MOST = 1_000;

export interface ListedVoice {
  /** Those that were changed last first. */
  overrides: Omit<CatalogOverride, 'shopId'>[];
  questions: Omit<ProductQuestion, 'shopId' | 'position'>[];
}

/**
 * What the merchant says in other words than Shopify's.
 * @param productId only of this product, without what is said of many; null: only what is said of many
 */
export async function listOverrides(
  { db, shop }: ShopScope,
  productId?: string | null,
): Promise<ListedVoice> {
  const where = { shopId: shop.id, ...(productId !== undefined && { productId }) };
  const [overrides, questions] = await Promise.all([
    db.catalogOverride.findMany({
      where,
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: MOST,
      omit: { shopId: true },
    }),
    db.productQuestion.findMany({
      where,
      orderBy: [{ productId: 'asc' }, { position: 'asc' }],
      take: MOST,
      omit: { shopId: true, position: true },
    }),
  ]);
  return { overrides, questions };
}
