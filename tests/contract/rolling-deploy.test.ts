import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { backupTables, listed, qualified, type BackupTable } from '#prisma/backup/tables.ts';
import { migrate, readMigrations } from '#prisma/migrate.ts';
import { PurchaseBench } from '#tests/chaos/purchase-bench.ts';

/** During a deployment the release before works on the schema of the next one. */
const open: pg.Client[] = [];
const databases: string[] = [];
let admin: pg.Client;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  open.push(client);
  return client;
}

async function emptyDatabase(): Promise<string> {
  const name = `rolling_${process.pid}_${databases.length}`;
  await admin.query(`CREATE DATABASE ${name}`);
  databases.push(name);
  return Object.assign(new URL(inject('postgres').adminUrl), { pathname: `/${name}` }).href;
}

beforeAll(async () => void (admin = await connect(inject('postgres').adminUrl)));
afterAll(async () => {
  for (const client of open.slice(1)) await client.end();
  for (const name of databases) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

describe('the schema of ten migrations ago', () => {
  let bench: PurchaseBench;
  let before: BackupTable[];
  let target: pg.Client;
  beforeAll(async () => {
    const all = readMigrations().map(({ name }) => name);
    const then = new Set(all.slice(0, -10));
    const [oldUrl, newUrl] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(oldUrl, { only: (name) => then.has(name) });
    before = await backupTables(await connect(oldUrl));
    await migrate(newUrl);
    target = await connect(newUrl);
    bench = await PurchaseBench.start();
    await (await bench.openSale()).complete();
    await bench.shop.drainJobs();
  });
  afterAll(() => bench.shop.close());

  test('GIVEN what a shop that sells has written WHEN only the columns of then are written THEN the schema of now takes every row', async () => {
    const source = await connect(bench.shop.services.env.DATABASE_URL);
    const copied: Record<string, number> = {};
    for (const table of before.filter(({ schema }) => schema === 'public'))
      copied[table.name] = await copyRows(source, target, table);
    expect(copied).toMatchObject({
      checkout_sessions: 1,
      purchases: 1,
      orders: 1,
      order_events: 1,
      idempotency_records: 2,
    });
  });
});

/** As code does that knows no other columns. */
async function copyRows(source: pg.Client, target: pg.Client, table: BackupTable): Promise<number> {
  const [name, columns] = [qualified(source, table), listed(source, table)];
  const { rows } = await source.query<{ line: string }>(
    `SELECT row_to_json(r)::text AS line FROM (SELECT ${columns} FROM ${name}) r LIMIT 500`,
  );
  await target.query(
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [`[${rows.map(({ line }) => line).join(',')}]`],
  );
  return rows.length;
}

describe('a migration while the app works', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-migrations-'));
  afterAll(() => fs.rmSync(directory, { recursive: true }));
  const write = (name: string, sql: string) => {
    fs.mkdirSync(path.join(directory, name));
    fs.writeFileSync(path.join(directory, name, 'migration.sql'), sql);
  };
  let url: string;
  let client: pg.Client;
  beforeAll(async () => {
    write('1_table', 'CREATE TABLE "things" ("id" TEXT PRIMARY KEY);');
    url = await emptyDatabase();
    await migrate(url, { directory });
    client = await connect(url);
  });

  test('GIVEN its lock is taken THEN it lets others go first, and tries again', async () => {
    write('2_column', 'ALTER TABLE "things" ADD COLUMN "name" TEXT;');
    await client.query('BEGIN; LOCK TABLE things IN ACCESS SHARE MODE');
    const failed = await migrate(url, { directory, lockTimeoutMs: 20, lockTries: 2 }).catch(
      (error: unknown) => error,
    );
    expect(String(failed)).toContain('lock timeout');
    const migrating = migrate(url, { directory, lockTimeoutMs: 20, lockTries: 1000 });
    // Nobody queues behind it for longer than one try.
    const other = await connect(url);
    await other.query('SELECT * FROM things');
    await client.query('COMMIT');
    expect(await migrating).toEqual(['2_column']);
  });

  test('GIVEN a file without a transaction THEN its index is built beside the writes, and a second run does nothing', async () => {
    write(
      '3_index',
      '-- no-transaction\nDROP INDEX CONCURRENTLY IF EXISTS "things_name";\nCREATE INDEX CONCURRENTLY "things_name" ON "things"("name");\n',
    );
    const both = await Promise.all([migrate(url, { directory }), migrate(url, { directory })]);
    expect(both.flat()).toEqual(['3_index']);
    const { rows } = await client.query(
      `SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass`,
    );
    expect(rows).toEqual([{ indisvalid: true }]);
    expect(await migrate(url, { directory })).toEqual([]);
  });
});
