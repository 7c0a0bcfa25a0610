import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Forgets how an agent's former event URL answered: the new one begins without failures and unverified. */
export async function moveEventEndpoint(
  { shop }: ShopScope,
  tx: Queryable,
  connectionId: string,
): Promise<void> {
  await tx.eventEndpoint.updateMany({
    where: { connectionId, shopId: shop.id },
    data: {
      failures: 0,
      failingSince: null,
      openUntil: null,
      probeOrderId: null,
      checkedAt: null,
      problem: null,
      verifiedAt: null,
    },
  });
}
