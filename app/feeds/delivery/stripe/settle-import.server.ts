import type Stripe from 'stripe';
import { Prisma, type FeedImport } from '#app/db/client/client.ts';
import { readCatalogImport, type CatalogImport } from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** The import of stock or prices that has not ended, as far as is known here; a destination has one at most. */
export function openImport({ db, shop }: ShopScope, destinationId: string): Promise<FeedImport | null> {
  return db.feedImport.findFirst({ where: { shopId: shop.id, destinationId, finishedAt: null } });
}

/**
 * Looks at Stripe how an import of stock or prices stands, and keeps it. What has been told once it has ended is
 * compared with from then on; rows that Stripe refused are tried again when they change, or by the next snapshot.
 * @throws Stripe.errors.StripeError
 */
export async function settleImport(
  scope: ShopScope,
  stripe: Stripe,
  { id, remoteId }: FeedImport & { remoteId: string },
): Promise<CatalogImport> {
  const found = await readCatalogImport(stripe, remoteId);
  const where = { id, shopId: scope.shop.id };
  const { status } = found;
  if (status === 'awaiting_upload' || status === 'processing') {
    await scope.db.feedImport.update({ where, data: { status } });
    return found;
  }
  const ended = { status, items: Prisma.DbNull, finishedAt: scope.clock() };
  if (found.status === 'failed') {
    await scope.db.feedImport.update({ where, data: { ...ended, error: found.message } });
    return found;
  }
  const refusals = found.status === 'succeeded_with_errors' && {
    refused: found.failed,
    samples: found.samples as unknown as Prisma.InputJsonArray,
  };
  await scope.db.$transaction([
    keepTold(scope, id),
    scope.db.feedImport.update({ where, data: { ...ended, ...refusals } }),
  ]);
  return found;
}

/** A snapshot that has come meanwhile has its own account of what it tells. */
function keepTold({ db, shop }: ShopScope, importId: string): Prisma.PrismaPromise<number> {
  return db.$executeRaw`
    UPDATE feed_offers AS offer SET
      inventory = CASE told.feed_type WHEN 'inventory' THEN told.digest ELSE inventory END,
      pricing = CASE told.feed_type WHEN 'pricing' THEN told.digest ELSE pricing END
    FROM (
      SELECT run.number, import.feed_type, item.key AS item_id, decode(item.value, 'hex') AS digest
      FROM feed_imports AS import JOIN feed_runs AS run ON run.id = import.run_id, jsonb_each_text(import.items) AS item
      WHERE import.id = ${importId} AND import.shop_id = ${shop.id}
    ) AS told
    WHERE offer.run_number = told.number AND offer.item_id = told.item_id`;
}
