import { createHash } from 'node:crypto';

/** Every connection keeps this many prepared statements at most; what comes later is planned each time, as before. */
const MOST = 300;
/** PostgreSQL's unnamed statement, which nobody keeps. */
const NONE = '';

/**
 * Names for statements, so that PostgreSQL parses and plans each but once a connection: for what an agent waits for,
 * that is more work than running it. The same text has the same name everywhere, so a pooler may share them.
 */
export function statementNames(most = MOST): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= most) return known ?? NONE;
    const name = `aisle_${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`;
    names.set(sql, name);
    return name;
  };
}
