import type { CatalogSync } from '#app/db/client/client.ts';
import { openRawConnection, type RawConnection } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readBulkProducts, type BulkProduct } from './catalog-line.ts';
import { findDrift, type Drift } from './find-drift.server.ts';
import { mapProduct, unreadableReason, type MirroredProduct } from './map-product.ts';
import { openExport } from './open-export.server.ts';
import { placeLines } from './split-lines.ts';
import { storeProducts } from './store-products.server.ts';

/** Rows (products and variants) written in one transaction. */
const BATCH_ROWS = 1000;
/** Variants that change what PostgreSQL should know of its tables. */
const MANY = 10_000;

export interface IngestResult {
  products: number;
  variants: number;
  /** Products that are not in the mirror because they are not as Shopify's API promises. */
  unreadable: { productId: string; reason: string }[];
  /** Empty where nothing had been read before. */
  drift: Drift;
}

/** The sync was ended while its file was read. */
export class SupersededError extends Error {}

/**
 * Reads a bulk operation's file as it downloads, batch by batch, and keeps count in the sync's row. A run that broke off
 * is gone on with behind the last batch it stored: only the rest of the file is asked for.
 * @param sync its row as it is now
 * @throws Error if the file cannot be fetched or is broken off; SupersededError if the sync has been ended meanwhile.
 */
export async function ingestCatalog(scope: ShopScope, sync: CatalogSync, url: string): Promise<IngestResult> {
  const from = Number(sync.readBytes);
  const file = await openExport(url, from);
  const result: IngestResult = {
    products: sync.products,
    variants: sync.variants,
    unreadable: sync.unreadable as IngestResult['unreadable'],
    drift: sync.drift as Drift,
  };
  let batch: MirroredProduct[] = [];
  let rows = 0;
  let end = from;
  const database = await openRawConnection(scope.env.DATABASE_URL);
  const store = async () => {
    await storeBatch(scope, database, sync.id, batch, result, { end, size: file.size });
    batch = [];
    rows = 0;
  };
  try {
    for await (const { product: source, end: behind } of readBulkProducts(placeLines(file.bytes, from))) {
      end = behind;
      const mirrored = tryMap(scope, { ...source, channelGid: sync.channelGid }, result.unreadable);
      if (!mirrored) continue;
      batch.push(mirrored);
      rows += 1 + mirrored.variants.length;
      result.products += 1;
      result.variants += mirrored.variants.length;
      if (rows >= BATCH_ROWS) await store();
    }
    if (batch.length > 0) await store();
  } finally {
    await database.close();
  }
  // Autovacuum comes a minute later; until then PostgreSQL would read a table it takes for empty from end to end.
  if (result.variants >= MANY) await scope.db.$executeRaw`ANALYZE products, variants`;
  return result;
}

function storeBatch(
  scope: ShopScope,
  database: RawConnection,
  syncId: string,
  batch: MirroredProduct[],
  { products, variants, drift, unreadable }: IngestResult,
  { end, size }: { end: number; size: number | null },
): Promise<void> {
  return database.transaction(async (tx) => {
    if (scope.shop.catalogSyncedAt) await findDrift(tx, scope.shop.id, syncId, batch, drift);
    await storeProducts(scope, tx, batch, { syncId, fresh: false });
    const kept = await tx.$executeRaw`
      UPDATE catalog_syncs SET products = ${products}, variants = ${variants}, read_bytes = ${end},
        file_bytes = ${size}, drift = ${JSON.stringify(drift)}::jsonb, unreadable = ${JSON.stringify(unreadable)}::jsonb
      WHERE id = ${syncId} AND shop_id = ${scope.shop.id} AND state <> 'failed'`;
    if (kept === 0) throw new SupersededError();
  });
}

/** One odd product does not keep the others out; it is left out itself rather than sold with a wrong price. */
function tryMap(
  scope: ShopScope,
  source: BulkProduct & { channelGid: string | null },
  unreadable: IngestResult['unreadable'],
): MirroredProduct | null {
  try {
    return mapProduct(source, scope.shop);
  } catch (error) {
    const reason = unreadableReason(error);
    if (reason === null) throw error;
    unreadable.push({ productId: source.id, reason });
    scope.log.warn({ shop: scope.shop.domain, productId: source.id, reason }, 'product left out');
    return null;
  }
}
