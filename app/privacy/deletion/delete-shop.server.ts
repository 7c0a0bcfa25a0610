import { Prisma } from '#app/db/client/client.ts';
import { tablesOfShops } from '#app/db/tables-of-shops.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';

/** In one statement: what hangs on a row goes with it. */
const BATCH = 1000;

/**
 * Deletes every row of a shop that was detached (delete-everything), table by table in short statements, and the shop
 * itself last. It may be repeated; a shop that is in use is left alone.
 */
export async function deleteShop({ db }: Services, { shopId }: JobPayloads['delete-shop']): Promise<void> {
  const shop = await db.shop.findUnique({ where: { id: shopId, uninstalledAt: { not: null } } });
  if (!shop || shop.domain !== `deleted-${shopId}`) return;
  // From the end of the alphabet: what hangs on a row mostly stands behind it, and so goes before it in short statements.
  for (const { name } of (await tablesOfShops(db)).toReversed()) {
    // A name of the database's own, never a caller's.
    const table = Prisma.raw(`"${name}"`);
    let deleted: number;
    do {
      deleted = await db.$executeRaw`
        DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE shop_id = ${shopId} LIMIT ${BATCH})`;
    } while (deleted === BATCH);
  }
  await db.shop.deleteMany({ where: { id: shopId } });
}
