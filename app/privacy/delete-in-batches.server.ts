import { Prisma } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';

export interface Batches {
  /** Rows of one statement: locks are short, and a standby keeps up. */
  size: number;
  /** The most statements of one run; what is left is the next run's. */
  most: number;
}

const BATCHES: Batches = { size: 5000, most: 400 };

/**
 * Deletes rows in small statements, each a transaction of its own.
 * @param table its name, as PostgreSQL has it
 * @param where the condition on the table, whose alias is `t`
 * @returns how many were deleted
 */
export async function deleteInBatches(
  db: Services['db'],
  table: string,
  where: Prisma.Sql,
  { size, most }: Batches = BATCHES,
): Promise<number> {
  const name = Prisma.raw(`"${table}"`);
  let deleted = 0;
  for (let batch = 0; batch < most; batch++) {
    const count = await db.$executeRaw`
      DELETE FROM ${name} WHERE ctid = ANY(ARRAY(SELECT t.ctid FROM ${name} t WHERE ${where} LIMIT ${size}))`;
    deleted += count;
    if (count < size) break;
  }
  return deleted;
}
