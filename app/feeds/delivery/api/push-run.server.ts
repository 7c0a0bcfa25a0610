import type { FeedDestination, FeedFile, FeedRun } from '#app/db/client/client.ts';
import { splitLines } from '#app/catalog/split-lines.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AcpProduct } from '../../formats/acp/acp-product.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { readChunks } from '../hosted/read-chunks.server.ts';
import { markSeen, pushedOf } from './pushed-products.server.ts';
import { pushPromotions } from './push-promotions.server.ts';
import { readBack } from './read-back.server.ts';
import { sendUpserts } from './send-upserts.server.ts';
import { digestOf, toUpsert, type Upsert } from './to-upsert.ts';
import { withFeedApi } from './with-feed-api.server.ts';

const BATCH = 100;

/**
 * Brings an agent's feed API to what the snapshot that was delivered last says: what it was told otherwise, or never, is
 * sent, and what the snapshot lacks ends. Then it is read back. A run that broke off goes on where it stood, since what
 * has arrived is not sent again.
 * @throws FeedApiError while the API does not take it: the job is repeated
 */
export async function pushRun(scope: ShopScope, destinationId: string): Promise<void> {
  await withFeedApi(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    if (!run || run.pushedAt) return;
    let products: AcpProduct[] = [];
    for (const file of await productFiles(scope, run))
      for await (const line of splitLines(
        readChunks(scope, file, { start: 0, end: Number(file.bytes) - 1 }),
      )) {
        products.push(JSON.parse(line) as AcpProduct);
        if (products.length < BATCH) continue;
        await pushProducts(scope, destination, run, products);
        products = [];
      }
    await pushProducts(scope, destination, run, products);
    await endMissing(scope, destination, run);
    await pushPromotions(scope, destination);
    const readback = await readBack(scope, destination);
    await scope.db.feedRun.update({
      where: { id: run.id, shopId: scope.shop.id },
      data: { pushedAt: scope.clock(), ...(readback && { readback }) },
    });
  });
}

function productFiles({ db, shop }: ShopScope, run: FeedRun): Promise<FeedFile[]> {
  return db.feedFile.findMany({
    where: { runId: run.id, shopId: shop.id, name: { startsWith: 'products' } },
    orderBy: { name: 'asc' },
  });
}

/** What was told after the snapshot was begun is newer than it, and what is noted as changed is told on its own. */
async function pushProducts(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  run: FeedRun,
  products: AcpProduct[],
): Promise<void> {
  const ids = products.map(({ id }) => id);
  const pushed = await pushedOf(scope, destination.id, ids);
  const changing = new Set(
    (
      await scope.db.feedDelta.findMany({
        where: { destinationId: destination.id, shopId: scope.shop.id, productId: { in: ids } },
        select: { productId: true },
      })
    ).map(({ productId }) => productId),
  );
  const upserts: Upsert[] = [];
  const seen: string[] = [];
  for (const product of products) {
    const before = pushed.get(product.id);
    const isNewer = before && before.sentAt > run.startedAt;
    const isSame = before && before.refusal === null && digestOf(product).equals(before.digest);
    if (isNewer || isSame || changing.has(product.id)) seen.push(product.id);
    else upserts.push(toUpsert(product.id, product, before?.variantIds ?? []));
  }
  await markSeen(scope, destination.id, seen, run.number);
  await sendUpserts(scope, destination, upserts, run.number);
}

/** Page by page: each is gone from the table once it is told. */
async function endMissing(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  run: FeedRun,
): Promise<void> {
  for (;;) {
    const missing = await scope.db.pushedProduct.findMany({
      where: {
        destinationId: destination.id,
        shopId: scope.shop.id,
        runNumber: { lt: run.number },
        sentAt: { lte: run.startedAt },
      },
      take: BATCH,
    });
    if (missing.length === 0) return;
    const upserts = missing.map(({ productId, variantIds }) => toUpsert(productId, null, variantIds));
    await sendUpserts(scope, destination, upserts, run.number);
  }
}
