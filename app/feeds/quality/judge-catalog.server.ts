import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from '../feed-context.server.ts';
import { productsOf } from '../formats/acp/acp-format.ts';
import { judgeItems, worthOf } from './judge-items.ts';
import { storeJudgements } from './store-judgements.server.ts';
import { storeStandings } from './store-standings.server.ts';
import { tellNewProblems } from './tell-new-problems.server.ts';

export interface CatalogJudgement {
  variants: number;
  hidden: number;
  /** 0 to 100; 100 for an empty catalogue. */
  score: number;
  counts: Record<string, number>;
}

/**
 * Judges the whole catalogue, page by page, and keeps the result with what each variant lacks. Variants that are gone or
 * hidden by now are forgotten at the end, and Shopify Flow is told of what is new.
 */
export async function judgeCatalog(scope: ShopScope): Promise<CatalogJudgement> {
  const { db, shop } = scope;
  const at = scope.clock();
  const context = await feedContext(scope);
  const counts: Record<string, number> = {};
  let variants = 0;
  let hidden = 0;
  let worth = 0;
  for await (const products of productsOf(streamCatalog(scope))) {
    const judgedProducts = products.map((items) => ({ items, judgements: judgeItems(items, context) }));
    const judgements = judgedProducts.flatMap((product) => product.judgements);
    hidden += products.reduce((sum, items) => sum + items.length, 0) - judgements.length;
    variants += judgements.length;
    for (const judgement of judgements) {
      worth += worthOf(judgement);
      for (const rule of judgement.rules) counts[rule] = (counts[rule] ?? 0) + 1;
    }
    await storeJudgements(scope, db, judgements, at);
    await storeStandings(scope, db, judgedProducts, context, at);
  }
  const score = variants === 0 ? 100 : Math.round((100 * worth) / variants);
  const result = { variants, hidden, score, counts };
  await db.$transaction(async (tx) => {
    await tx.qualityProblem.deleteMany({ where: { shopId: shop.id, judgedAt: { lt: at } } });
    await tx.productStanding.deleteMany({ where: { shopId: shop.id, judgedAt: { lt: at } } });
    await tx.qualityRun.create({
      data: { id: scope.newId('quality_run'), shopId: shop.id, at, finishedAt: scope.clock(), ...result },
    });
    await tellNewProblems(scope, tx);
  });
  return result;
}
