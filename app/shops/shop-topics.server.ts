import type { Queryable } from '#app/db/database.server.ts';
import { installShop } from './install-shop.server.ts';
import type { ShopScope } from './shop-scope.server.ts';
import { uninstallShop } from './uninstall-shop.server.ts';

type TopicHandler = (scope: ShopScope, tx: Queryable, payload: unknown, triggeredAt: Date) => Promise<void>;

/** Webhooks about the shop itself and the app's place in it. */
export const shopTopics: Record<string, TopicHandler> = {
  'app/uninstalled': (scope, _tx, _payload, triggeredAt) =>
    uninstallShop(scope, scope.shop.domain, triggeredAt),
  // Name, policies, currency, scopes: read the shop again rather than trust the message.
  'app/scopes_update': async (scope) => void (await installShop(scope, scope.shop.domain)),
  'shop/update': async (scope) => void (await installShop(scope, scope.shop.domain)),
};
