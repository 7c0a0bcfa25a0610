import type { AgentConnection } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * The connection of an agent that sells through Stripe: the one made for its Stripe profile, else the one for any.
 * @param profile of the agent; null where Stripe does not tell, as in its hooks: then only one for any will do, or the
 *   only one there is.
 */
export async function findPlatformConnection(
  scope: ShopScope,
  mode: string,
  profile: string | null,
): Promise<AgentConnection | null> {
  const all = await scope.db.agentConnection.findMany({
    where: { shopId: scope.shop.id, mode, revokedAt: null, stripeAgent: { not: null } },
    orderBy: { createdAt: 'asc' },
  });
  const own = profile === null ? undefined : all.find(({ stripeAgent }) => stripeAgent === profile);
  const anyones = all.find(({ stripeAgent }) => stripeAgent === 'any');
  return own ?? anyones ?? (profile === null && all.length === 1 ? all[0]! : null);
}
