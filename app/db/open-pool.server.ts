import pg from 'pg';
import { tracing } from '#app/kernel/tracing.ts';
import { tracedPool } from './traced-pool.server.ts';

/** How long PostgreSQL is waited for. */
export interface Limits {
  /** A lock that another transaction holds; ms. */
  lockMs: number;
  /** One statement; ms. */
  statementMs: number;
  /** A pooler (PgBouncer) stands between and takes no settings: the role has them (docs/scaling.md). */
  pooled: boolean;
}

const LIMITS: Limits = { lockMs: 5_000, statementMs: 60_000, pooled: false };
/** A connection lost without a word, as when a machine loses its power, is given up this much after its statement. */
const SILENCE_MS = 5_000;
/** None is older than that: after a move of the database's address nothing stays with the old one. */
const MAX_LIFETIME_SECONDS = 600;
/** SQLSTATE `read_only_sql_transaction`: this server was the primary, and another one is now. */
const READ_ONLY = '25006';

/**
 * A pool whose connections do not wait for ever: what takes too long fails with an error that `isDatabaseAway` knows. A
 * connection to a server that has become a standby is closed, so that the next one finds the new primary.
 */
export function openPool(url: string, size: number, limits: Partial<Limits> = {}): pg.Pool {
  const { lockMs, statementMs, pooled } = { ...LIMITS, ...limits };
  const options: pg.PoolConfig = {
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    query_timeout: statementMs + SILENCE_MS,
    ...(!pooled && {
      statement_timeout: statementMs,
      lock_timeout: lockMs,
      // Of a process that is frozen between two statements.
      idle_in_transaction_session_timeout: statementMs,
    }),
  };
  const pool = tracing() ? tracedPool(options) : new pg.Pool(options);
  pool.on('connect', closeWhenReadOnly);
  // A connection that ends while nobody uses it is replaced by the next who needs one.
  pool.on('error', () => undefined);
  return pool;
}

/** What node-postgres speaks the protocol with; its types leave it out. */
interface Spoken {
  connection: { on(event: 'errorMessage', heard: (message: { code?: string }) => void): void };
}

function closeWhenReadOnly(client: pg.PoolClient): void {
  (client as unknown as Spoken).connection.on('errorMessage', ({ code }) => {
    // The statement's own error is told first.
    if (code === READ_ONLY) setImmediate(() => void client.end().catch(() => undefined));
  });
}
