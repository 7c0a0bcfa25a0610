import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Ends a key at once. Ending it again changes nothing.
 * @throws AppError `not_found`, the same for another shop's key.
 */
export async function revokeApiKey(scope: ShopScope, keyId: string): Promise<void> {
  const where = { id: keyId, shopId: scope.shop.id };
  const { count } = await scope.db.agentKey.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: scope.clock() },
  });
  if (count === 0 && !(await scope.db.agentKey.findFirst({ where })))
    throw new AppError('not_found', 'There is no such API key.');
}
