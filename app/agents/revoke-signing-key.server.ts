import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockConnection } from './lock-connection.server.ts';
import { assertSigningKey } from './signing-keys.server.ts';

/**
 * Ends a signing key at once. Ending it again changes nothing.
 * @throws AppError `not_found`, the same for another shop's key; `invalid` for the last key of an agent that must sign:
 *   it would be locked out.
 */
export async function revokeSigningKey(scope: ShopScope, keyId: string): Promise<void> {
  const where = { id: keyId, shopId: scope.shop.id };
  await scope.db.$transaction(async (tx) => {
    const key = await tx.agentSigningKey.findFirst({ where });
    if (!key) throw new AppError('not_found', 'There is no such signing key.');
    const { signaturePolicy } = await lockConnection(scope, tx, key.connectionId);
    await tx.agentSigningKey.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: scope.clock() },
    });
    await recordStaffAction(scope, tx, { action: 'signing_key.revoked', subjectId: key.connectionId });
    if (signaturePolicy === 'required') await assertSigningKey(scope, tx, key.connectionId);
  });
}
