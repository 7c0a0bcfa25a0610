import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { FEED_API_KINDS } from './feed-api.ts';

/** A destination of this shop whose feed API may be called; null: it is gone, or its agent's access has ended. */
export function callable({ db, shop }: ShopScope, id: string): Promise<FeedDestination | null> {
  return db.feedDestination.findUnique({
    where: {
      id,
      shopId: shop.id,
      kind: { in: FEED_API_KINDS },
      connection: { revokedAt: null },
      shop: { uninstalledAt: null },
    },
  });
}
