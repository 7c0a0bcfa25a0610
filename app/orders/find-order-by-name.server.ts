import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * The id of an agent's order that a person names as Shopify does (`#1001`, or `1001`) or by Aisle's own id.
 * @throws AppError `not_found`; `invalid` where the shop has several orders of that name.
 */
export async function findOrderByName({ db, shop }: ShopScope, name: string): Promise<string> {
  const found = await db.order.findMany({
    where: { shopId: shop.id, OR: [{ id: name }, { name: { in: [name, `#${name}`] } }] },
    select: { id: true },
    take: 2,
  });
  const [order, another] = found;
  if (!order) throw new AppError('not_found', `No agent has placed an order "${name}".`);
  if (another) throw new AppError('invalid', `Several orders are named "${name}": give the id.`);
  return order.id;
}
