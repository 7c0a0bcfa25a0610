interface PostgresError {
  code?: string;
  message: string;
  constraint?: string;
  table?: string;
}

/**
 * What PostgreSQL said of a statement that did not go through Prisma. Its words stay out: they may quote what was to be
 * stored.
 */
export class SqlError extends Error {
  /** SQLSTATE, or Node's code for a connection that failed; '' where neither is known. */
  readonly state: string;
  /** Node-postgres's own words, where there is no code: they quote nothing. */
  readonly words: string;
  /** What a part of `writeTogether` is called that found nothing to write. */
  readonly part: string | null;

  constructor(error: PostgresError) {
    const { code = '', constraint, table, message } = error;
    const where = [table, constraint].filter(Boolean).join(', ');
    super(`the database refused a statement: ${code || message}${where && ` (${where})`}`);
    this.name = 'SqlError';
    this.state = code;
    this.words = code ? '' : message;
    this.part = code === UNEXPECTED ? message : null;
  }
}

/** SQLSTATE of `aisle_expect` (a migration makes it). */
export const UNEXPECTED = 'AIS01';
