import type { Queryable } from '#app/db/database.server.ts';
import type { FeedDestination } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Holds a destination of this shop until the transaction ends, so that what happens to its runs follows one another.
 * @throws AppError `not_found`, the same for one that never was and for another shop's
 */
export async function lockDestination(
  { shop }: ShopScope,
  tx: Queryable,
  id: string,
): Promise<FeedDestination> {
  await tx.$executeRaw`
    SELECT 1 FROM feed_destinations WHERE id = ${id} AND shop_id = ${shop.id} FOR NO KEY UPDATE`;
  const destination = await tx.feedDestination.findUnique({ where: { id, shopId: shop.id } });
  if (!destination) throw new AppError('not_found', 'There is no such feed.', { param: 'feed' });
  return destination;
}
