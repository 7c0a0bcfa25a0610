import type { FeedDestination, PushedProduct } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Upsert } from './to-upsert.ts';

/** What a destination's API was told of these products last. */
export async function pushedOf(
  { db, shop }: ShopScope,
  destinationId: string,
  productIds: string[],
): Promise<Map<string, PushedProduct>> {
  const rows = await db.pushedProduct.findMany({
    where: { shopId: shop.id, destinationId, productId: { in: productIds } },
  });
  return new Map(rows.map((row) => [row.productId, row]));
}

/** Keeps what a destination's API was told, one row a product; of what is gone as a whole none stays. */
export async function storePushed(
  { db, shop, clock }: ShopScope,
  destination: FeedDestination,
  upserts: Upsert[],
  { runNumber = null, refusal = null }: { runNumber?: bigint | null; refusal?: string | null },
): Promise<void> {
  const there = upserts.filter(({ variantIds }) => variantIds.length > 0);
  const gone = upserts.filter(({ variantIds }) => variantIds.length === 0).map(({ productId }) => productId);
  const rows = there.map(({ productId, variantIds, digest }) => ({
    product_id: productId,
    variant_ids: variantIds,
    digest: digest.toString('hex'),
  }));
  await db.$transaction([
    db.pushedProduct.deleteMany({
      where: { shopId: shop.id, destinationId: destination.id, productId: { in: gone } },
    }),
    db.$executeRaw`
      INSERT INTO pushed_products (shop_id, destination_id, product_id, variant_ids, digest, sent_at, run_number, refusal)
      SELECT ${shop.id}, ${destination.id}, row.product_id, row.variant_ids, decode(row.digest, 'hex'),
        ${clock()}::timestamptz, coalesce(${runNumber}::bigint, 0), ${refusal}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (product_id text, variant_ids text[], digest text)
      ON CONFLICT (destination_id, product_id) DO UPDATE SET variant_ids = excluded.variant_ids,
        digest = excluded.digest, sent_at = excluded.sent_at, refusal = excluded.refusal,
        run_number = coalesce(${runNumber}::bigint, pushed_products.run_number)`,
  ]);
}

/** That a snapshot has these products, which need not be sent again. */
export async function markSeen(
  { db, shop }: ShopScope,
  destinationId: string,
  productIds: string[],
  runNumber: bigint,
): Promise<void> {
  if (productIds.length === 0) return;
  await db.pushedProduct.updateMany({
    where: { shopId: shop.id, destinationId, productId: { in: productIds } },
    data: { runNumber },
  });
}
