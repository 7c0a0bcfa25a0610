import { judged } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { productItems } from '#app/catalog/product-items.server.ts';
import type { Override } from '#app/catalog/voice/override.ts';
import type { Question } from '#app/catalog/voice/voice.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from './feed-context.server.ts';
import { previewItem, type ItemPreview } from './preview-item.server.ts';

export interface OpenedProduct {
  /** All variants as the agent sees them, judged by the shop's rules, in Shopify's order. */
  items: CatalogItem[];
  /** The variant that is looked at. */
  preview: ItemPreview;
  /** Ids of the rules (feeds/rules) that it breaks, the gravest first, when it was judged last. */
  problems: string[];
  /** What is stored of this product for this agent alone. */
  overrides: Pick<Override, 'field' | 'value' | 'isTemplate'>[];
  /** Those of this product alone. */
  questions: Question[];
}

/**
 * A product as an agent sees it, with what the merchant says of it.
 * @param connectionId null: as every agent does
 * @param variantId absent, or none of its variants: the first
 * @returns null for a product that the shop does not have
 * @throws AppError `not_found` for an agent that is not this shop's
 */
export async function openProduct(
  scope: ShopScope,
  productId: string,
  { connectionId, variantId }: { connectionId: string | null; variantId?: string },
): Promise<OpenedProduct | null> {
  const { db, shop } = scope;
  const items = await itemsOf(scope, productId, connectionId);
  const chosen = items.find((item) => item.variantId === variantId) ?? items[0];
  if (!chosen) return null;
  const where = { shopId: shop.id, productId };
  const [preview, problem, overrides, questions] = await Promise.all([
    previewItem(scope, { itemId: chosen.itemId, connectionId }),
    db.qualityProblem.findUnique({
      where: { shopId_variantId: { shopId: shop.id, variantId: chosen.variantId } },
    }),
    db.catalogOverride.findMany({
      where: { ...where, connectionId },
      select: { field: true, value: true, isTemplate: true },
    }),
    db.productQuestion.findMany({
      where,
      orderBy: { position: 'asc' },
      select: { question: true, answer: true },
    }),
  ]);
  return {
    ...{ items, preview, questions },
    problems: problem?.rules ?? [],
    overrides: overrides as OpenedProduct['overrides'],
  };
}

async function itemsOf(
  scope: ShopScope,
  productId: string,
  connectionId: string | null,
): Promise<CatalogItem[]> {
  const context = await feedContext(scope, { connectionId });
  const found: CatalogItem[] = [];
  for await (const page of productItems(scope, scope.db, [productId], connectionId))
    for (const { items } of page) found.push(...items.map((item) => judged(item, context.rules, context)));
  return found;
}
