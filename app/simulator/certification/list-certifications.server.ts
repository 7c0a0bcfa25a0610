import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** A run of the check list, without what it found. */
export interface ListedCertification {
  id: string;
  apiVersion: string;
  state: 'running' | 'done' | 'failed';
  startedAt: Date;
  /** How many things stand in the way of going live; null: it has not ended. */
  missing: number | null;
}

const FIELDS = { id: true, apiVersion: true, state: true, startedAt: true, missing: true } as const;

/** The runs of the check list that are kept, newest first. */
export async function listCertifications({ db, shop }: ShopScope): Promise<ListedCertification[]> {
  const rows = await db.certificationRun.findMany({
    where: { shopId: shop.id },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: FIELDS,
  });
  return rows.map((row) => ({ ...row, state: row.state as ListedCertification['state'] }));
}
