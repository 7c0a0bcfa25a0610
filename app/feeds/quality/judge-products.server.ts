import { productItems } from '#app/catalog/product-items.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedContext } from '../feed-format.ts';
import { judgeItems } from './judge-items.ts';
import { storeJudgements } from './store-judgements.server.ts';
import { storeStandings } from './store-standings.server.ts';
import { tellNewProblems } from './tell-new-problems.server.ts';

/** Judges products anew that have changed, as the transaction sees them, and has Shopify Flow told of what is new. */
export async function judgeProducts(
  scope: ShopScope,
  tx: Queryable,
  productIds: readonly string[],
  context: FeedContext,
): Promise<void> {
  for await (const page of productItems(scope, tx, productIds)) {
    const products = page.map((product) => ({ ...product, judgements: judgeItems(product.items, context) }));
    const judgements = products.flatMap((product) => product.judgements);
    const at = scope.clock();
    const shown = judgements.map(({ variantId }) => variantId);
    await tx.qualityProblem.deleteMany({
      where: {
        shopId: scope.shop.id,
        productId: { in: page.map(({ productId }) => productId) },
        variantId: { notIn: shown },
      },
    });
    await storeJudgements(scope, tx, judgements, at);
    await storeStandings(scope, tx, products, context, at);
    const gone = products.filter(({ items }) => items.length === 0).map(({ productId }) => productId);
    await tx.productStanding.deleteMany({ where: { shopId: scope.shop.id, productId: { in: gone } } });
  }
  await tellNewProblems(scope, tx, productIds);
}
