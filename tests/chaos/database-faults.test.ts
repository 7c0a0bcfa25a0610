import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#app/db/database.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import type { AcpError } from '#sandbox/agent/acp-types.ts';
import { openWire, type DatabaseWire } from '#tests/database-wire.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** PostgreSQL is away, full, slow, locked or another one: what agents see, and that everything goes on by itself. */
let bench: PurchaseBench;
let wire: DatabaseWire;
/** An operator's connection, past the wire. */
let operator: pg.Client;
let restore: () => Promise<void>;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  const { services } = bench.shop;
  const { db, env } = services;
  wire = await openWire(env.DATABASE_URL);
  operator = new pg.Client({ connectionString: env.DATABASE_URL });
  await operator.connect();
  services.db = openDatabase(wire.url, 5, { lockMs: 150, statementMs: 400 });
  restore = async () => {
    await services.db.$disconnect();
    services.db = db;
  };
});
afterEach(() => bench.heal());
afterAll(async () => {
  await restore();
  await operator.end();
  await wire.close();
  await bench.shop.close();
});

const create = (key: string): Promise<AcpReply> =>
  bench.shop.client.createSession(
    {
      line_items: [{ id: bench.shop.variant('FH-LCS-M-SND').itemId }],
      currency: 'usd',
      capabilities: {},
    } as never,
    { idempotencyKey: key },
  );

/** Nothing but "not now": the same request may be sent again. */
function expectAway(reply: AcpReply): void {
  expect([reply.status, (reply.body as AcpError).code]).toEqual([503, 'service_unavailable']);
  expect(reply.headers.get('retry-after')).toBe('2');
}

/** From here on a statement on the table fails with this SQLSTATE, or sleeps. Returns how to end it. */
async function plant(event: string, table: string, body: string): Promise<() => Promise<void>> {
  await operator.query(
    `CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NEW; END $$`,
  );
  await operator.query(
    `CREATE TRIGGER planted BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION planted()`,
  );
  const end = async () => void (await operator.query('DROP FUNCTION IF EXISTS planted() CASCADE'));
  onTestFinished(end);
  return end;
}

const FULL = `RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';`;

test('GIVEN the database is away THEN agents, webhooks and the probe get 503, and afterwards all goes on', async () => {
  await wire.cut();
  const { url } = bench.shop;
  expectAway(await create('away'));
  const stripe = await fetch(`${url}/webhooks/stripe/acct_any`, { method: 'POST', body: '{}' });
  expect([stripe.status, stripe.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await wire.mend();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await create('away')).status).toBe(201);
});

test('GIVEN an operator ends every connection THEN the next calls make new ones', async () => {
  expect((await create('before')).status).toBe(201);
  await operator.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await expect.poll(async () => (await create('after')).status).toBe(201);
});

describe('GIVEN the server has become a standby', () => {
  test('THEN calls get 503, and once the address leads to a primary no connection stays with the old one', async () => {
    const name = (await operator.query<{ name: string }>('SELECT current_database() AS name')).rows[0]!.name;
    await operator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    // As a failover does: the connections that were are cut, and new ones come to who takes no writes.
    await wire.cut();
    await wire.mend();
    const replies = await Promise.all(['one', 'two', 'three'].map(create));
    await operator.query('SET default_transaction_read_only = off');
    await operator.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    replies.forEach(expectAway);
    for (const key of ['one', 'two', 'three']) expect((await create(key)).status).toBe(201);
  });
});

test('GIVEN a lock that is held for long THEN a call gives up, and is answered when it is free', async () => {
  await operator.query('BEGIN; LOCK TABLE checkout_sessions IN ACCESS EXCLUSIVE MODE');
  const reply = await create('locked');
  await operator.query('ROLLBACK');
  expectAway(reply);
  expect((await create('locked')).status).toBe(201);
});

test('GIVEN a statement that takes too long THEN the call gives up', async () => {
  const end = await plant('INSERT', 'checkout_sessions', 'PERFORM pg_sleep(60);');
  expectAway(await create('slow'));
  await end();
  expect((await create('slow')).status).toBe(201);
});

describe('GIVEN the database is full', () => {
  test('THEN nothing begins, and agents can still read', async () => {
    const sale = await bench.openSale();
    const end = await plant('INSERT OR UPDATE', 'purchases', FULL);
    expectAway(await sale.complete());
    expect((await bench.shop.client.getSession(sale.id)).status).toBe(200);
    expect((await bench.truth(sale)).payments).toEqual([]);
    await end();
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
  });

  test.each(['authorizing', 'creating_order', 'capturing'])(
    'THEN a purchase that stands at %s stays there, and goes on once there is room',
    async (step) => {
      const sale = await bench.openSale();
      const end = await plant(
        'UPDATE',
        'purchases',
        `IF OLD.step = '${step}' AND NEW.step <> OLD.step THEN ${FULL} END IF;`,
      );
      expectAway(await sale.complete());
      await end();
      await bench.letPass(61);
      expect((await sale.complete()).status).toBe(200);
      await bench.expectSold(sale);
    },
  );
});
