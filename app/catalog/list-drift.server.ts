import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Drift } from './find-drift.server.ts';

const MOST = 30;

/** The last full readings of the catalogue that found the mirror astray, and how; what they found they have mended. */
export async function listDrift({
  db,
  shop,
}: ShopScope): Promise<{ at: Date; state: string; drift: Drift }[]> {
  const syncs = await db.catalogSync.findMany({
    where: { shopId: shop.id, finishedAt: { not: null }, NOT: { drift: { equals: {} } } },
    orderBy: { createdAt: 'desc' },
    take: MOST,
    select: { finishedAt: true, state: true, drift: true },
  });
  return syncs.map(({ finishedAt, state, drift }) => ({ at: finishedAt!, state, drift: drift as Drift }));
}
