import type { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const sold = {
  include: {
    session: { include: { connection: true, purchase: true, accesses: { orderBy: { at: 'asc' } } } },
    refunds: { orderBy: { createdAt: 'asc' } },
    disputes: { orderBy: { openedAt: 'asc' } },
    events: { orderBy: { sequence: 'asc' }, include: { deliveries: { orderBy: { at: 'asc' } } } },
  },
} as const satisfies Prisma.OrderDefaultArgs;

/** An order with all that its evidence is made of. */
export type SoldOrder = Prisma.OrderGetPayload<typeof sold>;

/**
 * An order that an agent placed in this shop, or null: also for one of another shop.
 * @param named Aisle's id, Shopify's (number or GID), or the name, e.g. `#1001`
 */
export function findSoldOrder({ db, shop }: ShopScope, named: string): Promise<SoldOrder | null> {
  const shopifyOrderGid = /^\d+$/.test(named) ? `gid://shopify/Order/${named}` : named;
  return db.order.findFirst({
    ...sold,
    where: { shopId: shop.id, OR: [{ id: named }, { shopifyOrderGid }, { name: named }] },
  });
}
