import { z } from 'zod';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { queueCatalogSync } from '#app/catalog/queue-catalog-sync.server.ts';
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

/** A newly approved scope may open places of the shop and translations of its products, and what its staff may do here. */
async function readAnew(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { id: shopId, domain } = scope.shop;
  // They tell the scopes of before; the next visit of each member of staff exchanges a new one.
  await tx.shopifySession.deleteMany({ where: { shopDomain: domain, isOnline: true } });
  await tellLostScopes(scope, tx, payload);
  await queueRefresh(scope, tx);
  await queueCatalogSync(shopId, tx);
}

const scopesPayload = z.object({ previous: z.array(z.string()), current: z.array(z.string()) }).partial();

/** Scopes that a merchant has taken away: what needs them stands still, and staff should know why. */
async function tellLostScopes(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { previous = [], current = [] } = scopesPayload.safeParse(payload).data ?? {};
  const has = (handle: string) =>
    current.includes(handle) || current.includes(handle.replace(/^read_/, 'write_'));
  const lost = previous.filter((handle) => !has(handle));
  const about = { kind: 'scopes_lost', subject: scope.shop.id } as const;
  if (lost.length > 0) {
    const scopes = lost.join(', ');
    await raiseAttention(scope, tx, { ...about, text: `Taken away: ${scopes}.`, facts: { scopes } });
  } else if (current.length > previous.length) {
    await settleAttention(scope, tx, about, 'They were approved again.');
  }
}
