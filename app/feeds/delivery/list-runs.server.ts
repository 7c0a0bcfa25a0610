import type { FeedRun } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST = 50;

export type ListedRun = Omit<FeedRun, 'shopId' | 'number' | 'bytes'> & { bytes: number };

/**
 * The newest runs of a destination.
 * @throws AppError `not_found`
 */
export async function listRuns({ db, shop }: ShopScope, destinationId: string): Promise<ListedRun[]> {
  const destination = await db.feedDestination.findUnique({
    where: { id: destinationId, shopId: shop.id },
    select: { runs: { orderBy: { number: 'desc' }, take: MOST } },
  });
  if (!destination) throw new AppError('not_found', 'There is no such feed.', { param: 'feed' });
  return destination.runs.map(toListedRun);
}

/** A run without what only the database needs. */
export function toListedRun({ shopId: _shop, number: _number, bytes, ...run }: FeedRun): ListedRun {
  return { ...run, bytes: Number(bytes) };
}
