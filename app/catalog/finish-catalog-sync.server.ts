import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { CatalogSync, Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { endCatalogSync } from './catalog-sync-store.server.ts';
import { addDrift, type Drift } from './find-drift.server.ts';

/** A catalogue does not halve overnight; a broken export or a scope that was taken away looks just like that. */
const SHARE = 0.5;
/** A shop of a few products may well. */
const FEW = 10;

export type CatalogAttention = { kind: 'catalog_shrunk'; subject: string };
/** One open item a shop, whichever sync found it. */
export const shrunk = ({ shop }: ShopScope): CatalogAttention => ({
  kind: 'catalog_shrunk',
  subject: shop.id,
});

/**
 * Ends a sync whose file is read: products that it has not seen are deleted. Where that were more than half of the
 * catalogue nothing is: the sync is `held`, and staff are asked (accept-catalog).
 * @param data what was read and how the mirror had strayed, for the sync's row
 */
export async function finishCatalogSync(
  scope: ShopScope,
  sync: CatalogSync,
  { drift, ...data }: { products: number; variants: number; error: string | null; drift: Drift },
): Promise<void> {
  const shopId = scope.shop.id;
  await scope.db.$transaction(async (tx) => {
    const [{ gone, all }] = await tx.$queryRaw<[{ gone: number; all: number }]>`
      SELECT count(*) FILTER (WHERE sync_id IS DISTINCT FROM ${sync.id})::int AS gone, count(*)::int AS all
      FROM products WHERE shop_id = ${shopId}`;
    const held = gone >= FEW && gone > all * SHARE;
    if (held) await askStaff(scope, tx, gone, all);
    else for (const id of await deleteUnseen(scope, tx, sync)) addDrift(drift, 'extra', id);
    await endCatalogSync(scope, tx, sync.id, {
      ...data,
      drift: drift as Prisma.InputJsonObject,
      state: held ? 'held' : 'done',
    });
  });
  if (Object.keys(drift).length > 0)
    scope.log.warn({ shop: scope.shop.domain, sync: sync.id, drift }, 'the mirror had strayed from the shop');
}

/**
 * Deletes what a sync has not seen, and settles what staff were asked. What was stored since it began stays.
 * @returns ids of the products that were deleted
 */
export async function deleteUnseen(scope: ShopScope, tx: Queryable, sync: CatalogSync): Promise<string[]> {
  const deleted = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM products WHERE shop_id = ${scope.shop.id} AND sync_id IS DISTINCT FROM ${sync.id}
      AND (${sync.state !== 'held'} OR shopify_updated_at < ${sync.createdAt}::timestamptz)
    RETURNING id`;
  await settleAttention(scope, tx, shrunk(scope), 'The catalogue is as Shopify has it.');
  return deleted.map(({ id }) => id);
}

function askStaff(scope: ShopScope, tx: Queryable, gone: number, all: number): Promise<void> {
  return raiseAttention(scope, tx, {
    ...shrunk(scope),
    text: `Shopify's last export lacked ${gone} of ${all} products. They are still shown to agents. If they are gone for good, run aisle accept-catalog; else see whether the app may still read all products.`,
    facts: { gone, all },
  });
}
