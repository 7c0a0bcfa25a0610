import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import { openDatabase } from '#app/db/database.server.ts';
import { runWorker } from '#app/jobs/run-worker.server.ts';
import { taskList } from '#app/server/task-list.server.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { PurchaseBench } from '#tests/chaos/purchase-bench.ts';

const BINARY = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'].find((file) =>
  fs.existsSync(file),
);
if (!BINARY)
  process.stderr.write(
    '\nPgBouncer is not installed: its tests are SKIPPED (Debian: apt-get install pgbouncer).\n',
  );
/** Fewer than the app has connections, so that each serves many. */
const SERVER_CONNECTIONS = 3;

describe.skipIf(!BINARY)('GIVEN PgBouncer in transaction mode between the app and PostgreSQL', () => {
  let bench: PurchaseBench;
  let bouncer: ChildProcess;
  let directory: string;
  let direct: string;
  let bounced: string;
  let restore: () => Promise<void>;

  beforeAll(async () => {
    bench = await PurchaseBench.start();
    const { services } = bench.shop;
    const { db, env } = services;
    direct = env.DATABASE_URL;
    ({ bouncer, directory, url: bounced } = await startBouncer(direct));
    Object.assign(env, { DATABASE_URL: bounced, DATABASE_DIRECT_URL: direct });
    services.db = openDatabase(bounced, 10, { pooled: true });
    restore = async () => {
      await services.db.$disconnect();
      services.db = db;
      Object.assign(env, { DATABASE_URL: direct, DATABASE_DIRECT_URL: undefined });
    };
  });
  afterAll(async () => {
    await restore();
    const gone = new Promise((resolve) => bouncer.once('exit', resolve));
    bouncer.kill('SIGTERM');
    await gone;
    fs.rmSync(directory, { recursive: true, force: true });
    await bench.shop.close();
  });

  test('WHEN many call at once THEN few server connections serve them all', async () => {
    const { db } = bench.shop.services;
    const ask = () => db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const pids = (await Promise.all(Array.from({ length: 40 }, ask))).map(([row]) => row!.pid);
    expect(new Set(pids).size).toBeLessThanOrEqual(SERVER_CONNECTIONS);
  });

  test('THEN agents buy at once, a worker tells them, and the catalogue is read', async () => {
    const { services, scope } = bench.shop;
    const sales = await Promise.all(Array.from({ length: 4 }, () => bench.openSale()));
    const replies = await Promise.all(
      sales.flatMap((sale) => [
        untilAnswered(() => sale.complete()),
        untilAnswered(() => sale.complete({ key: `other-${sale.id}` })),
      ]),
    );
    expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
    const worker = await runWorker(services, taskList(services), 4);
    await startCatalogSync({ ...scope, ...services }, { shopId: scope.shop.id });
    await expect
      .poll(() => sales.map(({ id }) => bench.shop.agent.events.list(id).length), { timeout: 15_000 })
      .toEqual([1, 1, 1, 1]);
    await worker.stop();
    for (const sale of sales) {
      const { orders, payments } = await bench.truth(sale);
      expect([orders.length, payments.map(({ status }) => status)]).toEqual([1, ['succeeded']]);
    }
  });

  test('THEN limits that are set for the role hold, and those of the connection would be refused', async () => {
    const name = new URL(direct).pathname.slice(1);
    const operator = new pg.Client({ connectionString: direct });
    await operator.connect();
    onTestFinished(() => operator.end());
    await operator.query(`ALTER DATABASE ${name} SET lock_timeout = '50ms'`);
    await operator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await operator.query('BEGIN; LOCK TABLE carts IN ACCESS EXCLUSIVE MODE');
    const { db } = bench.shop.services;
    const refused = () => db.cart.count().catch((error: unknown) => String(error));
    await expect.poll(refused, { timeout: 10_000 }).toMatch(/lock timeout/);
    await operator.query('ROLLBACK');
    const unsuited = openDatabase(bounced, 1);
    await expect(unsuited.cart.count()).rejects.toThrow(/unsupported startup parameter/);
    await unsuited.$disconnect();
  });
});

/** On a busy machine three connections for all may be a long wait, after which a caller is told to come again. */
async function untilAnswered<R extends { status: number }>(call: () => Promise<R>): Promise<R> {
  let reply = await call();
  for (let tries = 1; reply.status === 503 && tries < 5; tries += 1) reply = await call();
  return reply;
}

async function startBouncer(
  direct: string,
): Promise<{ bouncer: ChildProcess; directory: string; url: string }> {
  const target = new URL(inject('postgres').adminUrl);
  const [port] = await freePorts(1);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-bouncer-'));
  const settings = path.join(directory, 'pgbouncer.ini');
  fs.writeFileSync(
    settings,
    `[databases]
* = host=${target.hostname} port=${target.port} user=${target.username} password=${decodeURIComponent(target.password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${SERVER_CONNECTIONS}
`,
  );
  // As root it does not run.
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody']).stdout);
  const identity = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  fs.chmodSync(directory, 0o755);
  fs.chmodSync(settings, 0o644);
  const bouncer = spawn(BINARY!, [settings], { ...identity, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    bouncer.once('exit', () => reject(new Error(`PgBouncer did not start:\n${said}`)));
    bouncer.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('process up')) resolve();
    });
  });
  const url = Object.assign(new URL(direct), { hostname: '127.0.0.1', port: String(port) }).href;
  return { bouncer, directory, url };
}
