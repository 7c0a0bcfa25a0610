import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** How many things staff should look at now. */
export function countAttention({ db, shop }: ShopScope): Promise<number> {
  return db.attentionItem.count({ where: { shopId: shop.id, openKey: { not: null } } });
}
