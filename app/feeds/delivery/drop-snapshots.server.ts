import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';

/** Takes the files and digests of runs away; their history stays. */
export async function dropSnapshots(tx: Queryable, where: Prisma.FeedRunWhereInput): Promise<void> {
  const runs = await tx.feedRun.findMany({ where, select: { id: true, number: true } });
  await tx.feedFile.deleteMany({ where: { runId: { in: runs.map(({ id }) => id) } } });
  await tx.feedItem.deleteMany({ where: { runNumber: { in: runs.map(({ number }) => number) } } });
}
