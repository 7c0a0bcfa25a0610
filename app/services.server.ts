import { lookup } from 'node:dns/promises';
import type { Logger } from 'pino';
import { directActivityLog, type ActivityLog } from '#app/insights/activity-log.server.ts';
import { openDatabase, sqlOf, type Database } from '#app/db/database.server.ts';
import { systemClock, type Clock } from '#app/kernel/clock.ts';
import { env as readProcessEnv, type Env } from '#app/kernel/env.server.ts';
import { newId, type NewId } from '#app/kernel/ids.ts';
import { logger } from '#app/kernel/logger.server.ts';
import { createSecretBox, type SecretBox } from '#app/kernel/secret-box.server.ts';
import type { ResolveHost } from '#app/outbound/public-lookup.ts';

/** What the outside world is to the domain; tests pass their own clock, ids and database. */
export interface Services {
  env: Env;
  db: Database;
  clock: Clock;
  newId: NewId;
  secrets: SecretBox;
  log: Logger;
  /** From 0 to below 1, for waiting times. */
  random: () => number;
  resolveHost: ResolveHost;
  /** Where calls that changed nothing are logged. */
  activity: ActivityLog;
}

/** An agent's call is answered or refused within its time; a job may read a whole catalogue. */
const STATEMENT_MS = { serve: 15_000, other: 300_000 };

const databaseLimits = (env: Env, role?: string) => ({
  statementMs: role === 'serve' ? STATEMENT_MS.serve : STATEMENT_MS.other,
  pooled: env.DATABASE_DIRECT_URL !== undefined,
});

/**
 * Builds the services from an environment; anything in `overrides` wins.
 * @param role of the process, as in app/server/main.ts
 */
export function createServices(env: Env, overrides: Partial<Services> = {}, role?: string): Services {
  const limits = databaseLimits(env, role);
  const db = overrides.db ?? openDatabase(env.DATABASE_URL, env.DATABASE_POOL_SIZE, limits);
  return {
    env,
    db,
    activity: directActivityLog(sqlOf(db), overrides.log ?? logger),
    clock: systemClock,
    newId,
    secrets: createSecretBox(env.ENCRYPTION_KEYS),
    log: logger,
    random: Math.random,
    resolveHost: (hostname) => lookup(hostname, { all: true }),
    ...overrides,
  };
}

let current: Services | undefined;

/** The process's services, made at first use. */
export function services(): Services {
  return (current ??= createServices(readProcessEnv()));
}

/** Replaces the process's services: the server at boot, and tests. */
export function setServices(next: Services): void {
  current = next;
}
