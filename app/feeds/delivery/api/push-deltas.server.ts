import { productItems } from '#app/catalog/product-items.server.ts';
import type { FeedDelta, FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from '../../feed-context.server.ts';
import type { FeedContext } from '../../feed-format.ts';
import { toAcpProduct } from '../../formats/acp/acp-product.ts';
import { pushedOf } from './pushed-products.server.ts';
import { sendUpserts } from './send-upserts.server.ts';
import { digestOf, toUpsert, type Upsert } from './to-upsert.ts';
import { withFeedApi } from './with-feed-api.server.ts';

/** Products of one round: some requests' worth. */
const BATCH = 200;

/**
 * Tells an agent's feed API of the products that have changed, as they are now, the oldest change first. What changes
 * again meanwhile stays noted and is told once more.
 * @throws FeedApiError while the API does not take them: the job is repeated, and nothing is forgotten
 */
export async function pushDeltas(scope: ShopScope, destinationId: string): Promise<void> {
  await withFeedApi(scope, destinationId, async (destination) => {
    const { country, connectionId } = destination;
    const context = await feedContext(scope, { connectionId, ...(country !== null && { country }) });
    while ((await pushSome(scope, destination, context)) === BATCH);
  });
}

async function pushSome(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  context: FeedContext,
): Promise<number> {
  const deltas = await scope.db.feedDelta.findMany({
    where: { destinationId: destination.id, shopId: scope.shop.id },
    orderBy: { revision: 'asc' },
    take: BATCH,
  });
  if (deltas.length === 0) return 0;
  await sendUpserts(scope, destination, await upsertsOf(scope, destination, context, deltas));
  await scope.db.$executeRaw`
    DELETE FROM feed_deltas USING unnest(${deltas.map(({ revision }) => revision)}::bigint[]) AS told
    WHERE destination_id = ${destination.id} AND shop_id = ${scope.shop.id} AND revision = told`;
  return deltas.length;
}

/** What has changed for agents: a change that they do not see is nothing to tell. */
async function upsertsOf(
  scope: ShopScope,
  destination: FeedDestination,
  context: FeedContext,
  deltas: FeedDelta[],
): Promise<Upsert[]> {
  const ids = deltas.map(({ productId }) => productId);
  const pushed = await pushedOf(scope, destination.id, ids);
  const upserts: Upsert[] = [];
  for await (const page of productItems(scope, scope.db, ids, destination.connectionId))
    for (const { productId, items } of page) {
      const product = toAcpProduct(items, context);
      const before = pushed.get(productId);
      if (before && product && digestOf(product).equals(before.digest)) continue;
      upserts.push(toUpsert(productId, product, before?.variantIds ?? []));
    }
  return upserts;
}
