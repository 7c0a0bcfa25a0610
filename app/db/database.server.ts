import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { Prisma, PrismaClient } from './client/client.ts';
import { openPool, type Limits } from './open-pool.server.ts';
import { poolSql } from './pool-sql.ts';
import type { RawQueryable } from './raw-connection.server.ts';
import { statementNames } from './statement-names.ts';

/** The process's database: one pool of PostgreSQL connections behind Prisma. */
export type Database = PrismaClient;

/** What works inside a transaction as well as outside one. */
export type Queryable = Prisma.TransactionClient;

/** Connections of a database's pool, as they are now. */
export interface PoolUse {
  inUse: number;
  /** Who waits for one. */
  waiting: number;
  size: number;
}

const pools = new WeakMap<Database, pg.Pool>();
const direct = new WeakMap<Database | Queryable, RawQueryable>();

/** Opens the database. Connections are made on first use; `$disconnect()` closes them. */
export function openDatabase(url: string, poolSize: number, limits: Partial<Limits> = {}): Database {
  const pool = openPool(url, poolSize, limits);
  // A pooler gives each transaction another server, which knows no statement that was prepared elsewhere.
  const nameOf = statementNames(limits.pooled ? 0 : undefined);
  const db: Database = new PrismaClient({
    // The default repeats a query's arguments in its errors: buyer data.
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: nameOf }),
  });
  pools.set(db, pool);
  const disconnect = db.$disconnect.bind(db);
  // Prisma closes a pool only if it has used it itself.
  db.$disconnect = async () => {
    await disconnect();
    if (!pool.ended) await pool.end();
  };
  direct.set(db, poolSql(pool, nameOf));
  return db;
}

/** The same pool without Prisma (pool-sql.ts), for what agents wait for; of a transaction, that transaction. */
export function sqlOf(db: Database | Queryable): RawQueryable {
  return direct.get(db) ?? db;
}

/** Null for a database that was not opened here. */
export function poolUse(db: Database): PoolUse | null {
  const pool = pools.get(db);
  if (!pool) return null;
  const { totalCount, idleCount, waitingCount, options } = pool;
  return { inUse: totalCount - idleCount, waiting: waitingCount, size: options.max };
}

/**
 * Whether `error` is PostgreSQL refusing a duplicate key.
 * @param index when given, only a violation of this index (e.g. `shops_domain_key`) counts.
 */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  // With driver adapters the constraint is not in meta.target but in the adapter's own cause.
  const meta = error.meta as
    { driverAdapterError?: { cause?: { constraint?: { index?: string } } } } | undefined;
  return !index || meta?.driverAdapterError?.cause?.constraint?.index === index;
}
