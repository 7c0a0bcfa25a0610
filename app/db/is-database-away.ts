import { Prisma } from './client/client.ts';

/** Prisma: not reachable, timed out, connection closed, no transaction in time, too many connections. */
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** The driver adapter's kinds of the same. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** SQLSTATE: a lost connection (08), an operator or a crash ended it or it starts up (57P), too many (53300). */
const STATES = /^(08...|57P0[1-5]|53300)$/;
/** node-postgres has no codes for these. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether `error` says that PostgreSQL could not be asked just now: not the caller's fault, and soon over. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Error && WORDS.test(error.message);
  const meta = error.meta as
    { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } } | undefined;
  const { kind = '', originalCode = '' } = meta?.driverAdapterError?.cause ?? {};
  return CODES.has(error.code) || KINDS.has(kind) || STATES.test(originalCode);
}
