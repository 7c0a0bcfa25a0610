import type { Queryable } from '#app/db/database.server.ts';

export interface RunDifference {
  added: number;
  changed: number;
  removed: number;
}

/** How many rows a run has, has otherwise and has no longer, against an earlier one of the same destination. */
export async function compareRuns(tx: Queryable, run: bigint, earlier: bigint): Promise<RunDifference> {
  const [difference] = await tx.$queryRaw<[RunDifference]>`
    SELECT count(*) FILTER (WHERE before.item_id IS NULL)::int AS added,
      count(*) FILTER (WHERE now.digest <> before.digest)::int AS changed,
      count(*) FILTER (WHERE now.item_id IS NULL)::int AS removed
    FROM (SELECT item_id, digest FROM feed_items WHERE run_number = ${run}) AS now
    FULL JOIN (SELECT item_id, digest FROM feed_items WHERE run_number = ${earlier}) AS before
      ON before.item_id = now.item_id`;
  return difference;
}
