import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { listConnections } from './list-connections.server.ts';

export type ListedConnection = Awaited<ReturnType<typeof listConnections>>[number];

/** One agent connection of this shop, without its secrets; null for another shop's. */
export async function getConnection(scope: ShopScope, id: string): Promise<ListedConnection | null> {
  const [connection] = await listConnections(scope, { id });
  return connection ?? null;
}
