import { productItems } from '#app/catalog/product-items.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedContext } from '../feed-format.ts';
import { judgeItems } from './judge-items.ts';
import { storeJudgements } from './store-judgements.server.ts';

/** Judges products anew that have changed, as the transaction sees them. */
export async function judgeProducts(
  scope: ShopScope,
  tx: Queryable,
  productIds: readonly string[],
  context: FeedContext,
): Promise<void> {
  for await (const page of productItems(scope, tx, productIds)) {
    const judgements = page.flatMap(({ items }) => judgeItems(items, context));
    const shown = judgements.map(({ variantId }) => variantId);
    await tx.qualityProblem.deleteMany({
      where: {
        shopId: scope.shop.id,
        productId: { in: page.map(({ productId }) => productId) },
        variantId: { notIn: shown },
      },
    });
    await storeJudgements(scope, tx, judgements, scope.clock());
  }
}
