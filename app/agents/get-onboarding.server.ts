import { listDestinations, type ListedDestination } from '#app/feeds/delivery/list-destinations.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { getConnection, type ListedConnection } from './get-connection.server.ts';

/** What an agent platform is told to connect itself; no secret is among it. */
export interface Onboarding {
  shop: ShopScope['shop'];
  connection: ListedConnection;
  /** Of the merchant's Stripe account for the connection's mode. */
  merchantId: string | null;
  feeds: ListedDestination[];
  shopFeedUrl: string;
  /** Where the shop's agents call, `https://host`: its own host name where it has one. */
  origin: string;
}

/** Gathers what a platform needs to know of this shop; null for an agent that the shop does not have. */
export async function getOnboarding(scope: ShopScope, connectionId: string): Promise<Onboarding | null> {
  const { shop, env, db } = scope;
  const [connection, feeds] = await Promise.all([
    getConnection(scope, connectionId),
    listDestinations(scope, { connectionId }),
  ]);
  if (!connection) return null;
  const account = await db.paymentAccount.findUnique({
    where: { shopId_mode: { shopId: shop.id, mode: connection.mode } },
    select: { merchantId: true },
  });
  return {
    ...{ shop, connection, feeds, shopFeedUrl: feedUrl(scope) },
    merchantId: account?.merchantId ?? null,
    origin: shop.agentHost ? `https://${shop.agentHost}` : new URL(env.SHOPIFY_APP_URL).origin,
  };
}
