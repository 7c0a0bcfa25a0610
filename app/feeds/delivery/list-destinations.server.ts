import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { destinationUrl } from './destination-url.ts';
import { toListedRun, type ListedRun } from './list-runs.server.ts';

export type ListedDestination = Omit<FeedDestination, 'shopId' | 'urlVersion' | 'sealedSecret'> & {
  agent: string;
  /** Null once the agent's access has ended: the feed answers no more, and is not pushed. */
  url: string | null;
  lastRun: ListedRun | null;
};

/** The shop's feeds, in the order they were added, each with its newest run. */
export async function listDestinations(
  scope: ShopScope,
  only: { connectionId?: string } = {},
): Promise<ListedDestination[]> {
  const destinations = await scope.db.feedDestination.findMany({
    where: { ...only, shopId: scope.shop.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      connection: { select: { name: true, revokedAt: true } },
      runs: { orderBy: { number: 'desc' }, take: 1 },
    },
  });
  return destinations.map(
    ({ shopId: _shop, sealedSecret: _secret, urlVersion, connection, runs: [run], ...destination }) => ({
      ...destination,
      agent: connection.name,
      url: connection.revokedAt ? null : destinationUrl(scope, { ...destination, urlVersion }),
      lastRun: run ? toListedRun(run) : null,
    }),
  );
}
