import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

export interface LockedConnection {
  id: string;
  mode: 'test' | 'live';
  signaturePolicy: 'off' | 'optional' | 'required';
  eventUrl: string | null;
  sealedEventSecret: string | null;
}

/**
 * Holds a connection of this shop until the transaction ends, so that changes to it follow one another. Sessions may
 * be opened meanwhile.
 * @throws AppError `not_found`, the same for one that never was, for a revoked one and for another shop's.
 */
export async function lockConnection(scope: ShopScope, tx: Queryable, id: string): Promise<LockedConnection> {
  const [connection] = await tx.$queryRaw<LockedConnection[]>`
    SELECT id, mode, signature_policy AS "signaturePolicy", event_url AS "eventUrl",
      sealed_event_secret AS "sealedEventSecret"
    FROM agent_connections
    WHERE id = ${id} AND shop_id = ${scope.shop.id} AND revoked_at IS NULL
    FOR NO KEY UPDATE`;
  if (!connection) throw new AppError('not_found', 'There is no such agent connection.');
  return connection;
}
