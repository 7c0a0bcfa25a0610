import { Prisma } from './client/client.ts';
import type { RawQueryable } from './raw-connection.server.ts';
import { SqlError, UNEXPECTED } from './sql-error.ts';

/** One of several changes that are made together or not at all. */
export interface WritePart {
  /** Later parts may read what it returns (`FROM name`). */
  name: string;
  /** INSERT, UPDATE or DELETE … RETURNING something. */
  sql: Prisma.Sql;
  /** False: whether it finds anything to write is no matter. */
  expected?: false;
  /** What is thrown in place of NothingWritten. */
  otherwise?: () => Error;
}

/** A part found nothing to write: the row is taken, or was changed meanwhile. Nothing was written. */
export class NothingWritten extends Error {
  constructor(readonly part: string) {
    super(`nothing to write for ${part}`);
    this.name = 'NothingWritten';
  }
}

/**
 * Makes changes in one statement, which is a transaction of its own: one round trip, where BEGIN, each change and COMMIT
 * would be one apiece.
 * @throws NothingWritten, or the part's own error, for the first part in their order that found nothing although that
 *   was expected
 */
export async function writeTogether(sql: RawQueryable, parts: WritePart[]): Promise<void> {
  const tables = parts.map(({ name, sql: change }) => Prisma.sql`${Prisma.raw(name)} AS (${change})`);
  const expected = parts.filter((part) => part.expected !== false);
  const checks = expected.map(
    ({ name }) =>
      Prisma.sql`aisle_expect(EXISTS (SELECT FROM ${Prisma.raw(name)}), ${Prisma.raw(`'${name}'`)})`,
  );
  try {
    await sql.$queryRaw`WITH ${Prisma.join(tables, ', ')} SELECT ${Prisma.join(checks, ', ')}`;
  } catch (error) {
    const part = expected.find(({ name }) => isUnexpected(error, name));
    throw part ? (part.otherwise?.() ?? new NothingWritten(part.name)) : error;
  }
}

function isUnexpected(error: unknown, part: string): boolean {
  if (error instanceof SqlError) return error.part === part;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: Record<string, unknown> } } };
  const cause = meta?.driverAdapterError?.cause;
  return cause?.originalCode === UNEXPECTED && cause.originalMessage === part;
}
