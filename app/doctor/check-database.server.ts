import { fail, ok, warn, type Finding } from './finding.ts';
import type { Database } from '#app/db/database.server.ts';
import { appliedMigrations } from '#app/db/missing-migrations.server.ts';

const OLDEST = 150_000;
/** Clocks that differ more break signatures, which are good for 300 s, and expiry times. */
const CLOCK_SECONDS = 30;

interface Facts {
  version: number;
  name: string;
  fsync: string;
  synchronous: string;
  now: Date;
}

/**
 * The database: version, durability, its clock, and whether its tables are those of this version.
 * @param expected names of the migrations that this version brings
 */
export async function checkDatabase(db: Database, expected: string[], now: Date): Promise<Finding[]> {
  const [facts] = await db.$queryRaw<Facts[]>`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
      current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous, now() AS now`;
  const { version, name, fsync, synchronous } = facts!;
  return [
    version >= OLDEST
      ? ok('database', `PostgreSQL ${name}`)
      : fail('database', `PostgreSQL ${name} is too old`, 'Use PostgreSQL 15 or newer.'),
    fsync === 'on' && synchronous !== 'off'
      ? ok('durability', 'fsync and synchronous_commit are on')
      : fail(
          'durability',
          `fsync is ${fsync}, synchronous_commit is ${synchronous}`,
          'Turn both on in postgresql.conf: without them a crash can lose orders that buyers have paid.',
        ),
    clockOfDatabase(facts!.now, now),
    await migrations(db, expected),
  ];
}

function clockOfDatabase(theirs: Date, ours: Date): Finding {
  const seconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1000);
  return seconds <= CLOCK_SECONDS
    ? ok('clock of the database', 'agrees with this machine')
    : warn('clock of the database', `differs by ${seconds} s`, 'Run an NTP client on both machines.');
}

async function migrations(db: Database, expected: string[]): Promise<Finding> {
  const applied = new Set(await appliedMigrations(db));
  const missing = expected.filter((name) => !applied.has(name));
  const unknown = [...applied].filter((name) => !expected.includes(name));
  if (missing.length > 0)
    return fail(
      'tables',
      `${missing.length} migrations are not applied, the first ${missing[0]}`,
      'Run `npm run migrate`.',
    );
  if (unknown.length > 0)
    return warn(
      'tables',
      `the database is newer than this program (${unknown.at(-1)})`,
      'Deploy the newer version of Aisle.',
    );
  return ok('tables', `${applied.size} migrations applied`);
}
