import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockConnection } from './lock-connection.server.ts';
import { newApiKey } from './new-api-key.ts';

export interface CreatedKey {
  id: string;
  /** Shown once; only its hash is kept. */
  apiKey: string;
}

/**
 * Gives a connection one key more; those it has go on working.
 * @throws AppError `not_found`
 */
export async function createApiKey(scope: ShopScope, connectionId: string): Promise<CreatedKey> {
  return scope.db.$transaction(async (tx) => {
    const { mode } = await lockConnection(scope, tx, connectionId);
    const { apiKey, row } = newApiKey(scope, mode);
    await tx.agentKey.create({ data: { ...row, connectionId } });
    await recordStaffAction(scope, tx, {
      action: 'key.created',
      subjectId: connectionId,
      facts: { key: row.hint },
    });
    return { id: row.id, apiKey };
  });
}
