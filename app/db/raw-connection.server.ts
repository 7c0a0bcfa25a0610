import pg from 'pg';
import { Prisma } from './client/client.ts';
import type { Queryable } from './database.server.ts';

/** What plain SQL needs: a connection of Prisma's has it, in a transaction or not, and so has a RawConnection. */
export type RawQueryable = Pick<Queryable, '$queryRaw' | '$executeRaw'>;

/** A connection for work that sends megabytes: Prisma would turn every parameter into JSON and back once more. */
export interface RawConnection {
  /** Each statement by itself; those of several callers follow one another. */
  sql: RawQueryable;
  /** Runs `work` in one transaction. */
  transaction<T>(work: (tx: RawQueryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @throws Error when the database cannot be reached */
export async function openRawConnection(url: string): Promise<RawConnection> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The next query fails with the reason; nothing else needs it.
  client.on('error', () => undefined);
  const run = (strings: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const sql = strings instanceof Prisma.Sql ? strings : Prisma.sql(strings as never, ...values);
    return client.query(sql.text, sql.values);
  };
  const tx = {
    $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await run(strings, values)).rows,
    $executeRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await run(strings, values)).rowCount ?? 0,
  } as unknown as RawQueryable;
  return {
    sql: tx,
    async transaction(work) {
      await client.query('BEGIN');
      try {
        const result = await work(tx);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end(),
  };
}
