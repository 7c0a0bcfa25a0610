import { databaseUrlForTools } from '#prisma/database-url.ts';
import { migrate } from '#prisma/migrate.ts';

/**
 * Applies the migrations that this build brings, and tells which.
 * @throws Error without an address, and as `migrate` does
 */
export async function runMigrate(): Promise<void> {
  const applied = await migrate(databaseUrlForTools());
  process.stdout.write(`${applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply'}\n`);
}
