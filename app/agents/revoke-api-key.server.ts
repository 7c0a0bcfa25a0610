import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Ends a key at once. Ending it again changes nothing.
 * @throws AppError `not_found`, the same for another shop's key.
 */
export async function revokeApiKey(scope: ShopScope, keyId: string): Promise<void> {
  const where = { id: keyId, shopId: scope.shop.id };
  await scope.db.$transaction(async (tx) => {
    const [ended] = await tx.agentKey.updateManyAndReturn({
      where: { ...where, revokedAt: null },
      data: { revokedAt: scope.clock() },
      select: { connectionId: true, hint: true },
    });
    if (ended)
      await recordStaffAction(scope, tx, {
        action: 'key.revoked',
        subjectId: ended.connectionId,
        facts: { key: ended.hint },
      });
    else if (!(await tx.agentKey.findFirst({ where })))
      throw new AppError('not_found', 'There is no such API key.');
  });
}
