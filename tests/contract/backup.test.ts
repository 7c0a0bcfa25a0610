import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { reconcileShop } from '#app/reconciliation/reconcile-shop.server.ts';
import { restoreBackup } from '#prisma/backup/restore-backup.ts';
import { writeBackup } from '#prisma/backup/write-backup.ts';
import { PurchaseBench, type Sale } from '#tests/chaos/purchase-bench.ts';

/** A shop that has sold, is backed up, goes on selling, and loses its database. */
let bench: PurchaseBench;
beforeAll(async () => {
  bench = await PurchaseBench.start();
  const sold = await bench.openSale();
  await sold.complete();
  await bench.shop.drainJobs();
});
afterAll(() => bench.shop.close());

const url = () => bench.shop.services.env.DATABASE_URL;

async function backup(databaseUrl: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _, done) => (parts.push(chunk), done()) });
  await writeBackup(databaseUrl, sink);
  return Buffer.concat(parts);
}

const restore = (databaseUrl: string, file: Buffer, force = false) =>
  restoreBackup(databaseUrl, { open: () => Readable.from([file]), force });

/** What it says, without the moment it was made. */
const linesOf = (file: Buffer) => gunzipSync(file).toString().trim().split('\n').slice(1).sort();

async function emptyDatabase(): Promise<string> {
  const { adminUrl } = inject('postgres');
  const name = `restored_${process.pid}_${Date.now()}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  onTestFinished(() => run(`DROP DATABASE ${name} WITH (FORCE)`));
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}

test('GIVEN a backup WHEN it is restored into an empty database THEN every row of every table is the same', async () => {
  const { services, scope } = bench.shop;
  await services.db
    .$executeRaw`SELECT graphile_worker.add_job('sync-catalog', '{"n": 1}', job_key => 'waits', run_at => now() + interval '1 day')`;
  await services.db.shop.update({ where: { id: scope.shop.id }, data: { name: 'Ünï "quoted"\n\\ #' } });
  const file = await backup(url());
  const target = await emptyDatabase();
  await restore(target, file);
  const again = await backup(target);
  expect(linesOf(again)).toEqual(linesOf(file));
  expect(linesOf(file).length).toBeGreaterThan(100);
  // Numbers go on behind those that were restored.
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  await client.query(`SELECT graphile_worker.add_job('sync-catalog', '{}')`).finally(() => client.end());
});

test('GIVEN a database with rows, a file that was cut off, or another file THEN nothing is touched', async () => {
  const file = await backup(url());
  await expect(restore(url(), file)).rejects.toThrow('not empty');
  const text = gunzipSync(file).toString();
  const headless = gzipSync(text.slice(0, text.lastIndexOf('#')));
  await expect(restore(url(), headless, true)).rejects.toThrow('not whole');
  await expect(restore(url(), file.subarray(0, file.length / 2), true)).rejects.toThrow('damaged');
  await expect(restore(url(), gzipSync('{"format":"other"}\n'), true)).rejects.toThrow('no backup');
  const newer = gzipSync(
    text.replace('"migrations":[', '"migrations":[{"name":"2999_later","checksum":"x"},'),
  );
  await expect(restore(url(), newer, true)).rejects.toThrow('another version');
  expect(await backup(url()).then(linesOf)).toEqual(linesOf(file));
});

test('GIVEN an old backup was restored THEN what was sold since is found again, and nobody is charged twice', async () => {
  const { shop } = bench;
  const before = [await bench.openSale(), await bench.openSale()];
  const file = await backup(url());
  const [asksAgain, restored] = before as [Sale, Sale];
  const unknown = await bench.openSale();
  for (const sale of [asksAgain, restored, unknown]) expect((await sale.complete()).status).toBe(200);

  await restore(url(), file, true);
  expect((await shop.client.getSession(unknown.id)).status).toBe(404);
  expect(await bench.statusOf(restored)).toBe('ready_for_payment');
  // Even before the comparison nobody pays twice: Stripe knows the token as used, and the attempt by its key.
  await asksAgain.complete();
  await asksAgain.complete({ key: `fresh-${asksAgain.id}`, token: await shop.token(asksAgain.total) });
  expect((await bench.truth(asksAgain)).payments).toHaveLength(1);

  const { findings } = await reconcileShop(shop.scope, { days: 7, settlingSeconds: -5 });
  const paymentOf = async (sale: Sale) => (await bench.truth(sale)).payments[0]!.id;
  expect(findings.map(({ kind, action, subject }) => [kind, action, subject]).sort()).toEqual(
    [
      ['payment_without_order', 'restored', await paymentOf(restored)],
      ['payment_without_order', 'restored', await paymentOf(unknown)],
    ].sort(),
  );
  await shop.drainJobs();
  for (const sale of [asksAgain, restored, unknown]) {
    // A new key and a new token: it has been sold.
    const again = await sale.complete({ key: `again-${sale.id}`, token: await shop.token(sale.total) });
    expect(again.status).toBe(405);
    const { session, orders, payments } = await bench.truth(sale);
    expect([session.status, orders.length, payments.map(({ status }) => status)]).toEqual([
      'completed',
      1,
      ['succeeded'],
    ]);
    expect(session).toMatchObject({ order: { order_number: orders[0]!.name } });
  }
  expect((await reconcileShop(shop.scope, { days: 7, settlingSeconds: -5 })).findings).toEqual([]);
});
