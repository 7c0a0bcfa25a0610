import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** @throws AppError `not_found` for an agent that this shop does not have, the same for another shop's */
export async function assertConnection(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  id: string,
): Promise<void> {
  const connection = await db.agentConnection.findUnique({
    where: { id, shopId: shop.id },
    select: { id: true },
  });
  if (!connection)
    throw new AppError('not_found', 'There is no such agent connection.', { param: '$.agent' });
}
