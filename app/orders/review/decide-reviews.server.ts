import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Decision } from './decision.ts';
import { decideReview } from './decide-review.server.ts';

/** What became of one order of several. `error`: why it was not decided. */
export interface ReviewOutcome {
  shopifyOrderGid: string;
  /** Shopify's name of it; null: no agent placed it. */
  name: string | null;
  error: AppError | null;
}

/**
 * Decides several orders, each by itself: one that cannot be decided keeps none of the others from it.
 * @param shopifyOrderGids in the order of which the outcomes come
 */
export async function decideReviews(
  scope: ShopScope,
  shopifyOrderGids: string[],
  decision: Decision,
  actor: Actor,
): Promise<ReviewOutcome[]> {
  const { db, shop } = scope;
  const orders = await db.order.findMany({
    where: { shopId: shop.id, shopifyOrderGid: { in: shopifyOrderGids } },
    select: { id: true, name: true, shopifyOrderGid: true },
  });
  const known = new Map(orders.map((order) => [order.shopifyOrderGid, order]));
  const outcomes: ReviewOutcome[] = [];
  for (const shopifyOrderGid of shopifyOrderGids) {
    const order = known.get(shopifyOrderGid);
    const error = order
      ? await refusalOf(() => decideReview(scope, order.id, decision, actor))
      : new AppError('not_found', 'No agent has placed this order.');
    outcomes.push({ shopifyOrderGid, name: order?.name ?? null, error });
  }
  return outcomes;
}

async function refusalOf(work: () => Promise<void>): Promise<AppError | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
