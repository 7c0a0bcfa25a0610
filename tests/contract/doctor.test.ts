import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { runDoctor } from '#app/doctor/run-doctor.server.ts';
import { tellFindings } from '#app/doctor/tell-findings.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readMigrations } from '#prisma/migrate.ts';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

let shop: TestShop;
let scope: ShopScope;
let address: string;
let stop: () => Promise<void>;
const toml = fs.readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
const EXPECTED = {
  migrations: readMigrations().map(({ name }) => name),
  scopes: /^scopes = "([^"]*)"/m.exec(toml)![1]!.split(','),
};

beforeAll(async () => {
  shop = await startTestShop();
  scope = await shop.open();
  const app = httpApp({ services: () => shop.services, isReady: () => true });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => server.once('listening', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => new Promise((done) => server.close(() => done()));
  await scope.db.jobWorker.create({ data: { id: 'alive', seenAt: shop.services.clock() } });
});
afterAll(async () => {
  await stop();
  await shop.close();
});

/** The environment of an installation that is well but for what a test changes. */
const source = () => ({
  ...Object.fromEntries(
    Object.entries(shop.services.env).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  ),
  SHOPIFY_APP_URL: address,
  SANDBOX: '1',
});
const examine = (changes: Record<string, string> = {}, expected = EXPECTED) =>
  runDoctor({ ...source(), ...changes }, expected, {
    clock: shop.services.clock,
    secrets: shop.services.secrets,
  });
const found = async (check: string, run = examine()) =>
  (await run).find((finding) => finding.check === check);

describe('GIVEN an installation', () => {
  test('THEN what is well is said to be so', async () => {
    const findings = await examine();
    const good = findings.filter(({ state }) => state === 'ok').map(({ check }) => check);
    expect(good).toEqual(
      expect.arrayContaining([
        ...[
          'environment',
          'database',
          'tables',
          'clock of the database',
          'public address',
          'server',
          'discovery',
        ],
        ...['job workers', 'job queue', 'demo-shop.myshopify.com: scopes'],
      ]),
    );
  });

  test('WHEN the environment is broken THEN every variable is named, without its value', async () => {
    const findings = await examine({ ENCRYPTION_KEYS: 'k1:topsecret', DATABASE_URL: 'mysql://x' });
    expect(findings).toHaveLength(1);
    expect(findings[0]!.text).toMatch(/DATABASE_URL[\s\S]*ENCRYPTION_KEYS/);
    expect(findings[0]!.text).not.toContain('topsecret');
  });

  test('WHEN the database is away THEN that is the finding, and the URLs are still looked at', async () => {
    const findings = await examine({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(findings.find(({ check }) => check === 'database')).toMatchObject({ state: 'fail' });
    expect(findings.some(({ check }) => check === 'server')).toBe(true);
  });

  test('WHEN a migration is not applied THEN it is named', async () => {
    const expected = { ...EXPECTED, migrations: [...EXPECTED.migrations, '20990101000000_later'] };
    expect(await found('tables', examine({}, expected))).toMatchObject({
      state: 'fail',
      text: expect.stringContaining('20990101000000_later') as string,
      mend: 'Run `npm run migrate`.',
    });
  });

  test('WHEN the database is newer than the program THEN it says so', async () => {
    const expected = { ...EXPECTED, migrations: EXPECTED.migrations.slice(0, -1) };
    expect(await found('tables', examine({}, expected))).toMatchObject({ state: 'warn' });
  });

  test('WHEN nothing answers at the public address THEN it says so', async () => {
    const findings = await examine({ SHOPIFY_APP_URL: 'http://127.0.0.1:1' });
    expect(findings.find(({ check }) => check === 'server')).toMatchObject({ state: 'fail' });
  });

  test('WHEN the address is not https outside the sandbox THEN that is a failure', async () => {
    const findings = await examine({
      SANDBOX: '0',
      STRIPE_API_BASE_URL: '',
      SHOPIFY_APP_BRIDGE_URL: '',
      SANDBOX_ADMIN_ORIGIN: '',
    });
    expect(findings.find(({ check }) => check === 'public address')).toMatchObject({ state: 'fail' });
  });

  test('WHEN a scope is not granted THEN it is named', async () => {
    const expected = { ...EXPECTED, scopes: [...EXPECTED.scopes, 'write_themes'] };
    expect(await found('demo-shop.myshopify.com: scopes', examine({}, expected))).toMatchObject({
      state: 'fail',
      text: 'not granted: write_themes',
    });
  });

  test('WHEN no worker lives THEN it says how to start one', async () => {
    await scope.db.jobWorker.updateMany({ data: { seenAt: addSeconds(shop.services.clock(), -600) } });
    expect(await found('job workers')).toMatchObject({
      state: 'fail',
      mend: expect.stringContaining('npm start') as string,
    });
    await scope.db.jobWorker.updateMany({ data: { seenAt: shop.services.clock() } });
  });

  test('WHEN jobs are late or were given up THEN they are counted', async () => {
    await scope.db
      .$executeRaw`SELECT graphile_worker.add_job('nothing', run_at => now() - interval '1 hour')`;
    expect(await found('job queue')).toMatchObject({ state: 'warn' });
  });

  test('WHEN an agent’s address fails THEN the agent is named', async () => {
    const { id } = await createConnection(scope, {
      ...{ name: 'Concierge', platform: 'concierge', mode: 'test', sellingMode: 'hand_off' },
    });
    const check = 'demo-shop.myshopify.com: agent Concierge';
    expect(await found(check)).toMatchObject({ state: 'warn' });
    const problem = 'it answers 500';
    await scope.db.eventEndpoint.create({ data: { connectionId: id, shopId: scope.shop.id, problem } });
    expect(await found(check)).toMatchObject({
      state: 'fail',
      text: expect.stringContaining(problem) as string,
    });
  });

  test('WHEN a secret was sealed with a key that is gone THEN it says which to put back', async () => {
    await scope.db.paymentAccount.create({
      data: {
        id: 'pay',
        shopId: scope.shop.id,
        mode: 'test',
        sealedSecretKey: 'v1:gone:AAAA',
        merchantId: 'acct_1',
      },
    });
    expect(await found('demo-shop.myshopify.com: secrets')).toMatchObject({
      state: 'fail',
      mend: expect.stringContaining('ENCRYPTION_KEYS') as string,
    });
  });

  test('THEN the table has each finding with its way to mend, and counts', async () => {
    const table = tellFindings([
      { check: 'a', state: 'ok', text: 'fine' },
      { check: 'bb', state: 'fail', text: 'broken', mend: 'Mend it.' },
    ]);
    expect(table).toBe(
      'ok    a   fine\nFAIL  bb  broken\n          → Mend it.\n\n1 ok, 0 to look at, 1 failed',
    );
  });
});
