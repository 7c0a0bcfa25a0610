import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';

/** Takes the files and digests of runs away, and what was imported between them and the next; their history stays. */
export async function dropSnapshots(tx: Queryable, where: Prisma.FeedRunWhereInput): Promise<void> {
  const runs = await tx.feedRun.findMany({ where, select: { id: true, number: true } });
  const ofRuns = { runId: { in: runs.map(({ id }) => id) } };
  const numbered = { runNumber: { in: runs.map(({ number }) => number) } };
  await tx.feedFile.deleteMany({ where: ofRuns });
  await tx.feedItem.deleteMany({ where: numbered });
  await tx.feedOffer.deleteMany({ where: numbered });
  // One that is under way is still to be waited for.
  await tx.feedImport.deleteMany({ where: { ...ofRuns, finishedAt: { not: null } } });
}
