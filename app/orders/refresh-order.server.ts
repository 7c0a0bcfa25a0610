import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { readOrder } from './read/read-order.server.ts';
import { followShopify } from './review/follow-shopify.server.ts';
import { storeOrder } from './store-order.server.ts';

/**
 * Reads an order again from Shopify (webhooks are only hints), stores it and tells the agent what changed (storeOrder).
 * Orders that no agent placed are ignored.
 * @returns whether the agent is told of anything
 */
export async function refreshOrder(
  services: Services,
  { shopId, shopifyOrderGid }: JobPayloads['refresh-order'],
): Promise<boolean> {
  const scope = await findShopById(services, shopId);
  const known =
    scope &&
    (await scope.db.order.findUnique({ where: { shopId_shopifyOrderGid: { shopId, shopifyOrderGid } } }));
  if (!scope) return false;
  if (!known) {
    await assertForeign(scope, shopifyOrderGid);
    return false;
  }
  const { lines } = known.snapshot as unknown as AgentOrder;
  const order = await readOrder(scope, shopifyOrderGid, lines.length);
  if (!order) return false;
  await followShopify(scope, known, order);
  return storeOrder(scope, known, order);
}

/** A purchase that stands still longer than this is the reconciliation's, not the cause of a webhook just now. */
const UNFINISHED_SECONDS = 600;

/**
 * Shopify may tell of an order before the purchase that made it is on record: then the job comes back later.
 * @throws Error in that case.
 */
async function assertForeign({ db, shop, clock }: ShopScope, shopifyOrderGid: string): Promise<void> {
  const unfinished = await db.purchase.findFirst({
    where: {
      shopId: shop.id,
      step: { in: ['creating_order', 'capturing'] },
      updatedAt: { gt: addSeconds(clock(), -UNFINISHED_SECONDS) },
      OR: [{ shopifyOrderGid }, { shopifyOrderGid: null }],
    },
    select: { sessionId: true },
  });
  if (unfinished) throw new Error(`${shopifyOrderGid} may be the order of an unfinished purchase`);
}
