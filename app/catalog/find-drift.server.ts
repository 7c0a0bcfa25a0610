import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import type { MirroredProduct } from './map-product.ts';

/**
 * How the mirror had strayed from the shop: what no webhook had told. `missing`: a product was not there; `stale`: it
 * was, in an older version; `price`, `stock`: of a variant; `extra`: a product that the shop no longer has.
 */
export type DriftKind = 'missing' | 'stale' | 'price' | 'stock' | 'extra';
/** Products by kind: how many, and the first of them by Shopify's id. */
export type Drift = Partial<Record<DriftKind, { count: number; products: string[] }>>;

const EXAMPLES = 20;

export function addDrift(drift: Drift, kind: DriftKind, productId: string): void {
  const known = (drift[kind] ??= { count: 0, products: [] });
  known.count += 1;
  if (known.products.length < EXAMPLES) known.products.push(productId);
}

/**
 * Adds to `drift` how these products differ from what is stored, before they are. What was stored since the sync began
 * is newer than its file, and not compared.
 */
export async function findDrift(
  tx: RawQueryable,
  shopId: string,
  syncId: string,
  products: readonly MirroredProduct[],
  drift: Drift,
): Promise<void> {
  const versions = products.map(({ product }) => ({ id: product.id, at: product.shopify_updated_at }));
  const figures = products.flatMap(({ variants }) =>
    variants.map(({ id, price, available }) => ({ id, price, available })),
  );
  const found = await tx.$queryRaw<{ id: string; kind: DriftKind }[]>`
    SELECT row.id, CASE WHEN p.id IS NULL THEN 'missing' ELSE 'stale' END AS kind
    FROM json_to_recordset(${JSON.stringify(versions)}::json) AS row (id text, at timestamptz)
    LEFT JOIN products p ON p.shop_id = ${shopId} AND p.id = row.id
    WHERE p.id IS NULL OR (p.shopify_updated_at < row.at AND p.sync_id IS DISTINCT FROM ${syncId})
    UNION ALL
    SELECT v.product_id, CASE WHEN v.price <> row.price THEN 'price' ELSE 'stock' END
    FROM json_to_recordset(${JSON.stringify(figures)}::json) AS row (id text, price bigint, available integer)
    JOIN variants v ON v.shop_id = ${shopId} AND v.id = row.id
    JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id AND p.sync_id IS DISTINCT FROM ${syncId}
    WHERE v.price <> row.price OR v.available <> row.available`;
  for (const { id, kind } of found) addDrift(drift, kind, id);
}
