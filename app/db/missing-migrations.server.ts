import type { Database } from './database.server.ts';

/**
 * Which of these migrations the database lacks; the order is kept.
 * @throws Error when the database does not answer
 */
export async function missingMigrations(db: Database, expected: string[]): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return expected.filter((name) => !applied.has(name));
}

/** The names of all that are applied; none where the database is empty. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  const [table] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`;
  if (!table?.exists) return [];
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}
