import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import { releaseEvents } from '#app/orders/events/release-events.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertEventUrl } from './assert-event-url.server.ts';
import { readSettings, settingsColumns, type ConnectionSettings } from './connection-settings.ts';
import { assertSigningKey } from './signing-keys.server.ts';
import { lockConnection } from './lock-connection.server.ts';
import { moveEventEndpoint } from './move-event-endpoint.server.ts';

/**
 * Changes what is given of a connection's settings; its next request meets them. To another event URL goes all that waits,
 * and what the agent may sell its feeds tell anew.
 * @throws AppError `not_found`, or `invalid` for a setting that cannot be: signatures cannot be demanded before there
 *   is a key to check them with.
 */
export async function updateConnection(
  scope: ShopScope,
  id: string,
  changes: Partial<ConnectionSettings>,
): Promise<void> {
  const settings = readSettings(scope.env, changes);
  await assertEventUrl(scope, settings.eventUrl);
  await scope.db.$transaction(async (tx) => {
    const before = await lockConnection(scope, tx, id);
    if (settings.signaturePolicy === 'required') await assertSigningKey(scope, tx, id);
    await tx.agentConnection.update({
      where: { id, shopId: scope.shop.id },
      data: settingsColumns(settings),
    });
    await recordStaffAction(scope, tx, {
      action: 'agent.changed',
      subjectId: id,
      facts: { fields: Object.keys(settings).join(', ') },
    });
    if (settings.sellingMode) await queueShopFeedback(scope, tx);
    if (settings.sellingMode || settings.productRules) await noteWholeCatalog(scope, tx);
    if (settings.eventUrl === undefined || settings.eventUrl === before.eventUrl) return;
    await moveEventEndpoint(scope, tx, id);
    if (settings.eventUrl) await releaseEvents(scope, tx, id);
  });
}
