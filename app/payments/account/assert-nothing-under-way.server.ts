import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Only with its own key a purchase that has begun can be finished or undone, and an order of a platform be decided.
 * @throws AppError `conflict` while any of this mode is under way.
 */
export async function assertNothingUnderWay(scope: ShopScope, mode: string): Promise<void> {
  const shopId = scope.shop.id;
  const purchases = await scope.db.purchase.count({
    where: {
      shopId,
      step: { notIn: ['completed', 'refused', 'set_aside'] },
      payment: { path: ['mode'], equals: mode },
    },
  });
  const orders = await scope.db.platformOrder.count({
    where: { shopId, mode, state: { in: ['received', 'waiting', 'in_review', 'rejecting'] } },
  });
  const open = purchases + orders;
  if (open === 0) return;
  const text = open === 1 ? 'A purchase is' : `${open} purchases are`;
  throw new AppError('conflict', `${text} under way with the account that is connected; try again later.`);
}
