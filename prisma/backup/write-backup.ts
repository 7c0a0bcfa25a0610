import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { FORMAT, markerLine, type BackupHeader } from './backup-format.ts';
import { backupTables, listed, qualified, type BackupTable } from './tables.ts';

const ROWS_AT_ONCE = 1000;
const BULKY_AT_ONCE = 8;

/**
 * Writes everything the database holds, as it was at one moment, while the app goes on. Memory does not grow with it.
 * Secrets are in it as they are in the database: sealed, so that they open only with ENCRYPTION_KEYS. Buyers' names and
 * addresses are in the clear.
 * @returns how many rows of how many tables
 */
export async function writeBackup(
  databaseUrl: string,
  sink: Writable,
): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const tables = await backupTables(client);
    let rows = 0;
    const lines = async function* () {
      yield `${JSON.stringify(await headerOf(client))}\n`;
      for (const table of tables) {
        const { schema, name, columns } = table;
        yield markerLine({ kind: 'table', table: { schema, name, columns } });
        for await (const batch of rowsOf(client, table)) {
          rows += batch.length;
          yield `${batch.join('\n')}\n`;
        }
      }
      yield markerLine({ kind: 'end', rows });
    };
    await pipeline(Readable.from(lines()), createGzip(), sink);
    await client.query('COMMIT');
    return { tables: tables.length, rows };
  } finally {
    await client.end();
  }
}

async function headerOf(client: pg.Client): Promise<BackupHeader> {
  const { rows: migrations } = await client.query<BackupHeader['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
  return { format: FORMAT, at: rows[0]!.at.toISOString(), migrations };
}

async function* rowsOf(client: pg.Client, table: BackupTable): AsyncGenerator<string[]> {
  const columns = listed(client, table);
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR
     SELECT row_to_json(r)::text AS line FROM (SELECT ${columns} FROM ${qualified(client, table)}) r`,
  );
  const fetch = `FETCH ${table.isBulky ? BULKY_AT_ONCE : ROWS_AT_ONCE} FROM rows`;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(fetch);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await client.query('CLOSE rows');
}
