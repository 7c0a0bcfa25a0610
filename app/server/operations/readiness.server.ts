import { missingMigrations } from '#app/db/missing-migrations.server.ts';
import type { Services } from '#app/services.server.ts';

/** `ready`, or in a few words why not: what a supervisor shows. */
export type Readiness =
  'ready' | 'stopping' | 'not working' | 'database unreachable' | 'database not migrated';

/** A database that has not answered by then is as good as away: probes give up sooner than a pool does. */
const PATIENCE_MS = 3_000;

/**
 * Whether this process may be sent work: it is not stopping, the database answers, and its tables are those of this
 * build or newer. Asked by anybody as often as they like, it asks the database once at a time; that the migrations
 * are there is not asked again, since they are never taken back.
 * @param expected names of the migrations this build needs
 */
export function readinessOf(
  services: () => Services,
  expected: () => string[],
  state: () => 'ready' | 'stopping' | 'not working',
): () => Promise<Readiness> {
  let isMigrated = false;
  let asking: Promise<Readiness> | null = null;

  const ask = async (): Promise<Readiness> => {
    const { db } = services();
    if (isMigrated) await db.$queryRaw`SELECT 1`;
    else isMigrated = (await missingMigrations(db, expected())).length === 0;
    return isMigrated ? 'ready' : 'database not migrated';
  };
  const lookAtDatabase = async (): Promise<Readiness> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Readiness>((resolve) => {
      timer = setTimeout(() => resolve('database unreachable'), PATIENCE_MS);
    });
    const answer = ask().catch((): Readiness => 'database unreachable');
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
  return async () => {
    const now = state();
    if (now !== 'ready') return now;
    asking ??= lookAtDatabase().finally(() => (asking = null));
    return asking;
  };
}
