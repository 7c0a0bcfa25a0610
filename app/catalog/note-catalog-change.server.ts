import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Changes come in bursts, an import of hundreds or a product saved field by field: those of this long are followed at once. */
const GATHER_SECONDS = 0.4;

/**
 * Notes that products have changed, or are gone, in the transaction that changes them: what follows from it (quality,
 * deltas of feeds) is a job's, and is never lost.
 */
export async function noteCatalogChange(
  { shop, clock }: ShopScope,
  tx: RawQueryable,
  productIds: readonly string[],
): Promise<void> {
  if (productIds.length === 0) return;
  // In one order for all writers, so that two of them never wait for each other.
  const ids = [...productIds].sort();
  await tx.$executeRaw`
    INSERT INTO catalog_changes (shop_id, product_id, changed_at)
    SELECT ${shop.id}, id, ${clock()}::timestamptz FROM unnest(${ids}::text[]) AS id
    ON CONFLICT (shop_id, product_id) DO UPDATE SET
      revision = nextval(pg_get_serial_sequence('catalog_changes', 'revision')), changed_at = excluded.changed_at`;
  const key = `follow-catalog:${shop.id}`;
  await addJob(
    tx,
    'follow-catalog',
    { shopId: shop.id },
    { key, queue: key, keepRunAt: true, runAt: addSeconds(clock(), GATHER_SECONDS) },
  );
}
