import type pg from 'pg';
import { Prisma } from './client/client.ts';
import type { RawQueryable } from './raw-connection.server.ts';
import { SqlError } from './sql-error.ts';
import type { statementNames } from './statement-names.ts';

/**
 * A pool's connections without Prisma, for the few statements that every call of an agent waits for: Prisma takes longer
 * over each than PostgreSQL. Values come as node-postgres reads them: instants are Dates, JSON is parsed, but bigints are
 * texts. What fails throws SqlError.
 * @param nameOf what a statement is prepared as; '' for none
 */
export function poolSql(pool: pg.Pool, nameOf: ReturnType<typeof statementNames>): RawQueryable {
  const run = async (strings: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: given } =
      strings instanceof Prisma.Sql ? strings : Prisma.sql(strings as never, ...values);
    try {
      return await pool.query({ name: nameOf({ sql: text }), text, values: given });
    } catch (error) {
      throw new SqlError(error as Error);
    }
  };
  return {
    $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await run(strings, values)).rows,
    $executeRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await run(strings, values)).rowCount ?? 0,
  } as unknown as RawQueryable;
}
