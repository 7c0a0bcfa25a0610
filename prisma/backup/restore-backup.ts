import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { migrate, readMigrations } from '../migrate.ts';
import { FORMAT, readMarker, type BackupHeader } from './backup-format.ts';
import { backupTables, listed, qualified, type BackupTable } from './tables.ts';

/** Rows are sent to PostgreSQL in pieces of about this size. */
const BATCH_BYTES = 1024 * 1024;

export interface RestoreOptions {
  /** Opens the file from its beginning; it is read twice. */
  open(): Readable;
  /** Deletes what the database holds. */
  force?: boolean;
}

/**
 * Puts a backup into an empty database: the schema as it was, every row, then the migrations that came since. The file
 * is read to its end before anything is touched, and the rows are stored in one transaction. Jobs that were being worked
 * on wait again.
 * @returns when the backup was made, and how many rows it has
 * @throws Error when the file is cut off, broken or of a newer version, or the database is not empty
 */
export async function restoreBackup(
  databaseUrl: string,
  { open, force = false }: RestoreOptions,
): Promise<{ at: string; rows: number }> {
  const { header, rows } = await verify(open());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await makeEmpty(client, force);
    const applied = new Set(header.migrations.map(({ name }) => name));
    await migrate(databaseUrl, { only: (name) => applied.has(name) });
    await client.query('BEGIN');
    await load(client, open());
    await client.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL`,
    );
    await client.query(
      `UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL`,
    );
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
  await migrate(databaseUrl);
  return { at: header.at, rows };
}

/** Lines of the file. @throws Error when it is no gzip, or damaged. */
async function* linesOf(file: Readable): AsyncGenerator<string> {
  const text = file.pipe(createGunzip());
  file.on('error', (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity });
    await finished(text);
  } catch (error) {
    throw new Error(`the backup is damaged: ${(error as Error).message}`, { cause: error });
  }
}

async function verify(file: Readable): Promise<{ header: BackupHeader; rows: number }> {
  let header: BackupHeader | undefined;
  let rows = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    if (!header) {
      header = readHeader(line);
      continue;
    }
    const marker = readMarker(line);
    if (!marker) rows += 1;
    if (marker?.kind === 'end') ended = marker.rows === rows;
  }
  if (!header || !ended) throw new Error('the backup is not whole: its end is missing');
  const known = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of header.migrations)
    if (known.get(name) !== checksum)
      throw new Error(`the backup was made by another version of Aisle: it has the migration ${name}`);
  return { header, rows };
}

function readHeader(line: string): BackupHeader {
  const header = (line.startsWith('{') ? JSON.parse(line) : {}) as Partial<BackupHeader>;
  if (header.format !== FORMAT) throw new Error('this is no backup of Aisle');
  return header as BackupHeader;
}

async function makeEmpty(client: pg.Client, force: boolean): Promise<void> {
  const tables = await backupTables(client);
  for (const table of force ? [] : tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${qualified(client, table)} LIMIT 1`);
    if (rowCount) throw new Error(`the database is not empty: ${table.name} has rows (--force deletes them)`);
  }
  await client.query('BEGIN');
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  for (const { name } of rows)
    await client.query(`DROP TABLE ${qualified(client, { schema: 'public', name })} CASCADE`);
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  await client.query('COMMIT');
}

async function load(client: pg.Client, file: Readable): Promise<void> {
  let table: Pick<BackupTable, 'schema' | 'name' | 'columns'> | undefined;
  let batch: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (!table || batch.length === 0) return;
    const [name, columns] = [qualified(client, table), listed(client, table)];
    await client.query(
      `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
       SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
      [`[${batch.join(',')}]`],
    );
    batch = [];
    bytes = 0;
  };
  let isHeader = true;
  for await (const line of linesOf(file)) {
    const marker = isHeader ? null : readMarker(line);
    if (marker) {
      await flush();
      table = marker.kind === 'table' ? marker.table : undefined;
    } else if (!isHeader) {
      batch.push(line);
      bytes += line.length;
      if (bytes >= BATCH_BYTES) await flush();
    }
    isHeader = false;
  }
  await moveSequences(client);
}

/** Numbers that PostgreSQL gives go on behind those that were restored. */
async function moveSequences(client: pg.Client): Promise<void> {
  for (const table of await backupTables(client))
    for (const column of table.columns) {
      const name = qualified(client, table);
      const { rows } = await client.query<{ sequence: string | null }>(
        'SELECT pg_get_serial_sequence($1, $2) AS sequence',
        [name, column],
      );
      const [found] = rows;
      if (found?.sequence)
        await client.query(
          `SELECT setval($1, coalesce(max(${client.escapeIdentifier(column)}), 0) + 1, false) FROM ${name}`,
          [found.sequence],
        );
    }
}
