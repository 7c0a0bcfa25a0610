import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from './shop-scope.server.ts';
import { uninstallShop } from './uninstall-shop.server.ts';
import type { TopicHandler } from './topic-handler.ts';

/** Webhooks about the shop itself and the app's place in it. */
export const shopTopics: Record<string, TopicHandler> = {
  'app/uninstalled': (scope, tx, _payload, triggeredAt) => uninstallShop(tx, scope.shop.domain, triggeredAt),
  'app/scopes_update': readAnew,
  // Name, policies, currencies, places: the shop is read again rather than the message trusted.
  'locations/activate': queueRefresh,
  'locations/create': queueRefresh,
  'locations/deactivate': queueRefresh,
  'locations/delete': queueRefresh,
  'locations/update': queueRefresh,
  'shop/update': queueRefresh,
};

function queueRefresh({ shop }: ShopScope, tx: Queryable): Promise<void> {
  return addJob(tx, 'refresh-shop', { shopId: shop.id }, { key: `refresh-shop:${shop.id}` });
}

/** A newly approved scope may open places of the shop and translations of its products. */
async function readAnew(scope: ShopScope, tx: Queryable): Promise<void> {
  const shopId = scope.shop.id;
  await queueRefresh(scope, tx);
  await addJob(tx, 'sync-catalog', { shopId }, { key: `sync-catalog:${shopId}` });
}
