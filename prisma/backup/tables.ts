import type pg from 'pg';

/** A table whose rows a backup holds. */
export interface BackupTable {
  schema: string;
  name: string;
  /** Those that can be written: not what PostgreSQL works out by itself. */
  columns: string[];
  /** Megabytes a row: only few are read at once. */
  isBulky: boolean;
}

/** The job queue's tables that hold something of ours; the others are its own bookkeeping. */
const QUEUE = ['_private_tasks', '_private_job_queues', '_private_jobs', '_private_known_crontabs'];

/**
 * Every table of the app and of its job queue, each behind those that its foreign keys name. Left out are the record of
 * migrations (it is made by migrating) and what PostgreSQL itself forgets in a crash (unlogged tables).
 */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { oid: number; references: number[] }>(
    `SELECT t.oid::int AS oid, n.nspname AS schema, t.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) AS columns,
       bool_or(a.atttypid = 'bytea'::regtype) AS "isBulky",
       ARRAY(SELECT DISTINCT confrelid::int FROM pg_constraint
         WHERE contype = 'f' AND conrelid = t.oid AND confrelid <> t.oid) AS references
     FROM pg_class t
     JOIN pg_namespace n ON n.oid = t.relnamespace
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE t.relkind = 'r' AND t.relpersistence = 'p'
       AND (n.nspname = 'public' AND t.relname <> '_prisma_migrations'
         OR n.nspname = 'graphile_worker' AND t.relname = ANY($1))
     GROUP BY t.oid, n.nspname, t.relname ORDER BY n.nspname DESC, t.relname`,
    [QUEUE],
  );
  const placed = new Set<number>();
  const ordered: BackupTable[] = [];
  let rest = rows;
  while (rest.length > 0) {
    const next = rest.filter(({ references }) => references.every((oid) => placed.has(oid)));
    if (next.length === 0)
      throw new Error(`tables name one another: ${rest.map(({ name }) => name).join(', ')}`);
    for (const { oid, schema, name, columns, isBulky } of next) {
      placed.add(oid);
      ordered.push({ schema, name, columns, isBulky });
    }
    rest = rest.filter(({ oid }) => !placed.has(oid));
  }
  return ordered;
}

/** `"public"."orders"` */
export const qualified = (
  client: pg.ClientBase,
  { schema, name }: Pick<BackupTable, 'schema' | 'name'>,
): string => `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;

export const listed = (client: pg.ClientBase, { columns }: Pick<BackupTable, 'columns'>): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ');
