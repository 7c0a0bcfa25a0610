import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readBulkProducts, type BulkProduct } from './catalog-line.ts';
import { mapProduct, unreadableReason, type MirroredProduct } from './map-product.ts';
import { splitLines } from './split-lines.ts';
import { storeProducts } from './store-products.server.ts';

/** Rows (products and variants) written in one transaction. */
const BATCH_ROWS = 500;
/** Variants that change what PostgreSQL should know of its tables. */
const MANY = 10_000;
const BATCH_TIMEOUT_MS = 60_000;

export interface IngestResult {
  products: number;
  variants: number;
  /** Products that are not in the mirror because they are not as Shopify's API promises. */
  unreadable: { productId: string; reason: string }[];
}

/**
 * Reads a bulk operation's file as it downloads, batch by batch, and keeps count in the sync's row.
 * @throws Error if the file cannot be fetched or is broken off.
 */
export async function ingestCatalog(scope: ShopScope, syncId: string, url: string): Promise<IngestResult> {
  const response = await fetch(url);
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`the catalogue's file could not be downloaded: HTTP ${response.status}`);
  }
  const result: IngestResult = { products: 0, variants: 0, unreadable: [] };
  let batch: MirroredProduct[] = [];
  let rows = 0;
  const store = async () => {
    await storeBatch(scope, syncId, batch, result);
    batch = [];
    rows = 0;
  };
  for await (const source of readBulkProducts(splitLines(response.body))) {
    const mirrored = tryMap(scope, source, result.unreadable);
    if (!mirrored) continue;
    batch.push(mirrored);
    rows += 1 + mirrored.variants.length;
    result.products += 1;
    result.variants += mirrored.variants.length;
    if (rows >= BATCH_ROWS) await store();
  }
  if (batch.length > 0) await store();
  // Autovacuum comes a minute later; until then PostgreSQL would read a table it takes for empty from end to end.
  if (result.variants >= MANY) await scope.db.$executeRaw`ANALYZE products, variants`;
  return result;
}

function storeBatch(
  scope: ShopScope,
  syncId: string,
  batch: MirroredProduct[],
  { products, variants }: IngestResult,
): Promise<unknown> {
  return scope.db.$transaction(
    async (tx) => {
      await storeProducts(scope, tx, batch, { syncId, fresh: false });
      await tx.catalogSync.update({
        where: { id: syncId, shopId: scope.shop.id },
        data: { products, variants },
      });
    },
    { timeout: BATCH_TIMEOUT_MS },
  );
}

/** One odd product does not keep the others out; it is left out itself rather than sold with a wrong price. */
function tryMap(
  scope: ShopScope,
  source: BulkProduct,
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
