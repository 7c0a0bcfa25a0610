import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './client/client.ts';

/** The process's database: one pool of PostgreSQL connections behind Prisma. */
export type Database = PrismaClient;

/** What works inside a transaction as well as outside one. */
export type Queryable = Prisma.TransactionClient;

/** Opens the database. Connections are made on first use; `$disconnect()` closes them. */
export function openDatabase(url: string, poolSize: number): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5000 });
  return new PrismaClient({
    // The default repeats a query's arguments in its errors: buyer data.
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
  });
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
