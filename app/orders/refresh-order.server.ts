import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetOrderDocument } from '#app/shopify/operations/admin.generated.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { mapShopifyOrder } from './map-shopify-order.ts';
import { recordEvent } from './record-event.server.ts';
import { followShopify, inReview } from './review/follow-shopify.server.ts';

/**
 * Reads an order again from Shopify (webhooks are only hints) and, if what the agent may see has changed, stores
 * it and queues an `order_update`, in one transaction. Orders that no agent placed are ignored.
 */
export async function refreshOrder(
  services: Services,
  { shopId, shopifyOrderGid }: JobPayloads['refresh-order'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const known =
    scope &&
    (await scope.db.order.findUnique({ where: { shopId_shopifyOrderGid: { shopId, shopifyOrderGid } } }));
  if (!scope) return;
  if (!known) return assertForeign(scope, shopifyOrderGid);
  const { order } = await shopifyAdmin(
    scope,
    GetOrderDocument,
    { id: shopifyOrderGid, lines: pageOfLines(known.snapshot as unknown as AgentOrder) },
    { lane: 'background' },
  );
  if (!order) return;
  const read = mapShopifyOrder(order, known.sellingMode);
  const next = (await followShopify(scope, known, order)) ? inReview(read) : read;
  await scope.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM orders WHERE id = ${known.id} FOR UPDATE`;
    const { snapshot } = await tx.order.findUniqueOrThrow({
      where: { id: known.id, shopId },
      select: { snapshot: true },
    });
    if (isDeepStrictEqual(snapshot, JSON.parse(JSON.stringify(next)))) return;
    await tx.order.update({
      where: { id: known.id, shopId },
      data: {
        status: next.status,
        snapshot: next as unknown as Prisma.InputJsonObject,
        updatedAt: scope.clock(),
      },
    });
    await recordEvent(scope, tx, known.id, 'order_update', next satisfies AgentOrder);
  });
}

/** Room for lines that staff may add; every one asked for costs points. */
function pageOfLines({ lines }: AgentOrder): number {
  return Math.min(100, lines.length + 10);
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
