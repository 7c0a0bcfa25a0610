import type { FeedImport, FeedRun } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST = 50;
/** Of the imports that followed a snapshot, which may be one a minute. */
const MOST_IMPORTS = 20;

/** An import of stock or prices between two snapshots. */
export type ListedImport = Pick<
  FeedImport,
  'feedType' | 'remoteId' | 'status' | 'rows' | 'refused' | 'samples' | 'error' | 'startedAt' | 'finishedAt'
>;

const IMPORT = {
  ...{ feedType: true, remoteId: true, status: true, rows: true, refused: true, samples: true },
  ...{ error: true, startedAt: true, finishedAt: true },
} as const;

export type ListedRun = Omit<FeedRun, 'shopId' | 'number' | 'bytes'> & { bytes: number };

/**
 * The newest runs of a destination, each with the imports that followed it: how many in all, and the newest of those that
 * are under way, failed or had rows refused.
 * @throws AppError `not_found`
 */
export async function listRuns(
  { db, shop }: ShopScope,
  destinationId: string,
): Promise<(ListedRun & { imported: number; imports: ListedImport[] })[]> {
  const destination = await db.feedDestination.findUnique({
    where: { id: destinationId, shopId: shop.id },
    select: {
      runs: {
        orderBy: { number: 'desc' },
        take: MOST,
        include: {
          imports: {
            where: { OR: [{ finishedAt: null }, { status: 'failed' }, { refused: { gt: 0 } }] },
            orderBy: { startedAt: 'desc' },
            take: MOST_IMPORTS,
            select: IMPORT,
          },
        },
      },
    },
  });
  if (!destination) throw new AppError('not_found', 'There is no such feed.', { param: 'feed' });
  // As a relation's count, Prisma would count the imports of every shop.
  const counted = await db.feedImport.groupBy({
    by: ['runId'],
    where: { shopId: shop.id, runId: { in: destination.runs.map(({ id }) => id) } },
    _count: true,
  });
  const importedBy = new Map(counted.map(({ runId, _count }) => [runId, _count]));
  return destination.runs.map(({ imports, ...run }) => ({
    ...toListedRun(run),
    imported: importedBy.get(run.id) ?? 0,
    imports,
  }));
}

/** A run without what only the database needs. */
export function toListedRun({ shopId: _shop, number: _number, bytes, ...run }: FeedRun): ListedRun {
  return { ...run, bytes: Number(bytes) };
}
