import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectionSecretContext, newConnectionSecret } from './connection-secret.ts';
import { lockConnection } from './lock-connection.server.ts';

/**
 * Replaces the secret that order events are signed with; the next event has the new one.
 * @returns the secret, shown once and kept sealed.
 * @throws AppError `not_found`
 */
export async function rotateEventSecret(scope: ShopScope, id: string): Promise<{ eventSecret: string }> {
  const eventSecret = newConnectionSecret('event');
  await scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, id);
    await tx.agentConnection.update({
      where: { id, shopId: scope.shop.id },
      data: { sealedEventSecret: scope.secrets.seal(eventSecret, connectionSecretContext(id, 'event')) },
    });
  });
  return { eventSecret };
}
