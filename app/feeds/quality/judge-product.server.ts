import { productItems } from '#app/catalog/product-items.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedContext } from '../feed-format.ts';
import { judgeItems } from './judge-items.ts';
import { storeJudgements } from './store-judgements.server.ts';

/** Judges a product anew that has changed, as the transaction sees it. */
export async function judgeProduct(
  scope: ShopScope,
  tx: Queryable,
  productId: string,
  context: FeedContext,
): Promise<void> {
  const items = await productItems(scope, tx, productId);
  const judgements = judgeItems(items, context);
  const shown = judgements.map(({ variantId }) => variantId);
  await tx.qualityProblem.deleteMany({
    where: { shopId: scope.shop.id, productId, variantId: { notIn: shown } },
  });
  await storeJudgements(scope, tx, judgements, scope.clock());
}
