import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CreatedKey } from './create-api-key.server.ts';
import { lockConnection } from './lock-connection.server.ts';
import { newApiKey } from './new-api-key.ts';
import { DEFAULT_OVERLAP_HOURS, endOfOverlap } from './overlap-hours.ts';

/**
 * Replaces a connection's keys by a new one. The old ones work for `overlapHours` more, unless they end sooner.
 * @throws AppError `not_found`, or `invalid` for an overlap that is none.
 */
export async function rotateApiKey(
  scope: ShopScope,
  connectionId: string,
  overlapHours: number = DEFAULT_OVERLAP_HOURS,
): Promise<CreatedKey & { othersExpireAt: Date }> {
  const expiresAt = endOfOverlap(scope.clock(), overlapHours);
  return scope.db.$transaction(async (tx) => {
    const { mode } = await lockConnection(scope, tx, connectionId);
    await tx.agentKey.updateMany({
      where: {
        connectionId,
        shopId: scope.shop.id,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: expiresAt } }],
      },
      data: { expiresAt },
    });
    const { apiKey, row } = newApiKey(scope, mode);
    await tx.agentKey.create({ data: { ...row, connectionId } });
    await recordStaffAction(scope, tx, {
      action: 'key.rotated',
      subjectId: connectionId,
      facts: { key: row.hint, overlapHours },
    });
    return { id: row.id, apiKey, othersExpireAt: expiresAt };
  });
}
