import type { DataExport } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST_SHOWN = 10;

/** The shop's exports that have not expired, newest first. */
export function listExports({ db, shop, clock }: ShopScope): Promise<DataExport[]> {
  return db.dataExport.findMany({
    where: { shopId: shop.id, expiresAt: { gt: clock() } },
    orderBy: { createdAt: 'desc' },
    take: MOST_SHOWN,
  });
}
