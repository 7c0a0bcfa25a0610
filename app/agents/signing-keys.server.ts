import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Prisma's condition for the keys of a connection that signatures are checked with now. */
export function activeSigningKeys(scope: ShopScope, connectionId: string) {
  return {
    connectionId,
    shopId: scope.shop.id,
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: scope.clock() } }],
  };
}

/**
 * Signatures can be demanded only where there is a key to check them with.
 * @throws AppError `invalid`
 */
export async function assertSigningKey(scope: ShopScope, tx: Queryable, connectionId: string): Promise<void> {
  const key = await tx.agentSigningKey.findFirst({ where: activeSigningKeys(scope, connectionId) });
  if (key) return;
  throw new AppError('invalid', 'Signatures are required of this agent, which needs a signing key.', {
    param: 'signature_policy',
  });
}
