import { Prisma } from './client/client.ts';
import { SqlError } from './sql-error.ts';

/** Prisma: not reachable, timed out, connection closed, no transaction in time, too many connections. */
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** The driver adapter's kinds of the same. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/**
 * SQLSTATE: a lost connection (08), an operator or a crash ended it or it starts up (57P), no disk, memory or connections
 * left (53), a standby that takes no writes (25006), its file system fails (58030), a lock or a statement took too long
 * (55P03, 57014, 25P03).
 */
const STATES = /^(08...|57P0[1-5]|53...|25006|58030|55P03|57014|25P03)$/;
/** Node's codes for a server that cannot be reached, or is no longer. */
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
/** node-postgres has no codes for these. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

/** Whether `error` says that PostgreSQL could not be asked just now: not the caller's fault, and soon over. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof SqlError)
    return STATES.test(error.state) || NETWORK.test(error.state) || WORDS.test(error.words);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Error && WORDS.test(error.message);
  const meta = error.meta as
    { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } } | undefined;
  const { kind = '', originalCode = '' } = meta?.driverAdapterError?.cause ?? {};
  return CODES.has(error.code) || KINDS.has(kind) || STATES.test(originalCode);
}
