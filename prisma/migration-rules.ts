import { statementsOf } from './migrate.ts';

/**
 * What a migration may not do, because the release before goes on reading and writing while it runs and after it: a
 * deployment has both at once (docs/scaling.md). What is to go, goes in two releases: the first stops using it, the
 * second drops it, and says so by a line `-- contract: why nothing uses it any more`.
 */
const RULES: { of: RegExp; why: string }[] = [
  { of: /\bDROP (COLUMN|TABLE|VIEW|TYPE)\b/i, why: 'the release before still reads it' },
  { of: /\bRENAME\b/i, why: 'the release before knows the old name: add the new one, copy, drop later' },
  { of: /\bALTER COLUMN\b.*\bTYPE\b/is, why: 'rewrites the table under a lock: add a column instead' },
  { of: /\bSET NOT NULL\b/i, why: 'the release before may still write nulls' },
  { of: /\bDROP DEFAULT\b/i, why: 'the release before may rely on the default' },
  {
    of: /\bADD COLUMN\b(?!.*\bDEFAULT\b)[^,]*\bNOT NULL\b/is,
    why: 'the release before does not write it: give it a default',
  },
  {
    of: /\bADD CONSTRAINT\b(?!.*\bNOT VALID\b)/is,
    why: 'reads the whole table under a lock: NOT VALID, then VALIDATE',
  },
  { of: /\bCREATE UNIQUE INDEX\b/i, why: 'the release before may write duplicates' },
];
/** Blocks every write while it is built. */
const INDEX = /\bCREATE (UNIQUE )?INDEX (?!CONCURRENTLY)/i;
const CONTRACT = /^-- contract: \S/m;
const SMALL = /^-- small: \S/m;

/**
 * What is wrong with a migration, a sentence each. Tables that it creates itself are nobody's yet. An index on a table
 * that is small in every installation may be built at once, after a line `-- small: why`.
 */
export function judgeMigration(sql: string): string[] {
  const created = new Set([...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, name]) => name!));
  const isOwn = (statement: string) => {
    const [, table] = /(?:ALTER TABLE|\bON) "(\w+)"/i.exec(statement) ?? [];
    return table !== undefined && created.has(table);
  };
  return statementsOf(sql)
    .filter((statement) => !isOwn(statement))
    .flatMap((statement) => {
      const broken = CONTRACT.test(sql)
        ? []
        : RULES.filter(({ of }) => of.test(statement)).map(({ why }) => why);
      if (INDEX.test(statement) && !SMALL.test(sql))
        broken.push('blocks writes: CREATE INDEX CONCURRENTLY in a file that begins with -- no-transaction');
      return broken.map((why) => `${statement.split('\n')[0]}: ${why}`);
    });
}
