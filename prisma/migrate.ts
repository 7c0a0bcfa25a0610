import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
/** The advisory lock `prisma migrate` itself takes, so that the two never run at once. */
const PRISMA_MIGRATE_LOCK = 72707369;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** A migration that waits longer for a lock would hold up everything behind it; it tries again instead. */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_TRIES = 30;
/** SQLSTATE `lock_not_available`. */
const LOCKED = '55P03';
/** First line of a file whose statements cannot be in a transaction, such as CREATE INDEX CONCURRENTLY. */
const NO_TRANSACTION = '-- no-transaction';

export interface MigrateOptions {
  /** Which files; all unless given. */
  only?: (name: string) => boolean;
  directory?: string;
  lockTimeoutMs?: number;
  lockTries?: number;
}

/**
 * Applies every SQL file of prisma/migrations that has not been applied, in order, each in one transaction (or, where its
 * first line is `-- no-transaction`, statement by statement), with the bookkeeping of `prisma migrate deploy` but without
 * its engine (which would have to be downloaded). Then installs or upgrades the job queue's schema. Safe to run from
 * several processes at once, and while the app works (docs/scaling.md): what cannot get its locks soon tries again later.
 * @returns the names of the migrations applied now.
 * @throws Error that names a migration that failed, or that was edited after it was applied.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await takeTurn(client);
    await client.query(BOOKKEEPING);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const applied: string[] = [];
    for (const migration of readMigrations(options.directory)) {
      const { name, checksum } = migration;
      if (done.has(name)) {
        if (done.get(name) !== checksum)
          throw new Error(`migration ${name} was changed after it was applied`);
        continue;
      }
      if (options.only && !options.only(name)) continue;
      await applyOne(client, migration, options);
      applied.push(name);
    }
    await runMigrations({ connectionString: databaseUrl });
    return applied;
  } finally {
    await client.end();
  }
}

/** Asks again and again: a statement that waited would hold a snapshot, for which CREATE INDEX CONCURRENTLY waits. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      PRISMA_MIGRATE_LOCK,
    ]);
    if (rows[0]!.mine) return;
    await pause(100);
  }
}

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of a directory, in order of their names. The build has them beside the program (vite.config.ts). */
export function readMigrations(directory = MIGRATIONS): Migration[] {
  return migrationNames(directory).map((name) => {
    const sql = fs.readFileSync(path.join(directory, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Their names alone. */
export function migrationNames(directory = MIGRATIONS): string[] {
  return fs
    .readdirSync(directory)
    .filter((name) => fs.existsSync(path.join(directory, name, 'migration.sql')))
    .sort();
}

async function applyOne(client: pg.Client, migration: Migration, options: MigrateOptions): Promise<void> {
  const { lockTimeoutMs = LOCK_TIMEOUT_MS, lockTries = LOCK_TRIES } = options;
  const { name, sql, checksum } = migration;
  const record = () =>
    client.query(
      'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)',
      [randomUUID(), checksum, name],
    );
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
      if (sql.startsWith(NO_TRANSACTION)) {
        for (const statement of statementsOf(sql)) await client.query(statement);
        await record();
      } else {
        await client.query('BEGIN');
        await client.query(sql);
        await record();
        await client.query('COMMIT');
      }
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if ((error as { code?: string }).code === LOCKED && tries < lockTries) continue;
      throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** The statements of a file without a transaction: none may have a `;` inside, and each must bear being repeated. */
export function statementsOf(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}
