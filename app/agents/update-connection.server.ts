import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readSettings, settingsColumns, type ConnectionSettings } from './connection-settings.ts';
import { assertSigningKey } from './signing-keys.server.ts';
import { lockConnection } from './lock-connection.server.ts';

/**
 * Changes what is given of a connection's settings; its next request meets them.
 * @throws AppError `not_found`, or `invalid` for a setting that cannot be: signatures cannot be demanded before there
 *   is a key to check them with.
 */
export async function updateConnection(
  scope: ShopScope,
  id: string,
  changes: Partial<ConnectionSettings>,
): Promise<void> {
  const settings = readSettings(scope.env, changes);
  await scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, id);
    if (settings.signaturePolicy === 'required') await assertSigningKey(scope, tx, id);
    await tx.agentConnection.update({
      where: { id, shopId: scope.shop.id },
      data: settingsColumns(settings),
    });
  });
}
