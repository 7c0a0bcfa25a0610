import type { PrivacyRequest } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST = 100;

export type ListedPrivacyRequest = Omit<PrivacyRequest, 'shopId' | 'emailHash' | 'sealedEmail'> & {
  /** The data can (still) be handed over. */
  canExport: boolean;
};

/** The newest requests of buyers of this shop. */
export async function listPrivacyRequests({ db, shop }: ShopScope): Promise<ListedPrivacyRequest[]> {
  const rows = await db.privacyRequest.findMany({
    where: { shopId: shop.id },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return rows.map(({ shopId: _shop, emailHash: _hash, sealedEmail, ...row }) => ({
    ...row,
    canExport: sealedEmail !== null,
  }));
}
