import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSecretBox } from '#app/kernel/secret-box.server.ts';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { resealSecrets } from './reseal-secrets.server.ts';
import { SEALED_COLUMNS } from './sealed-columns.server.ts';

const OLD = `old:${Buffer.alloc(32, 1).toString('base64')}`;
const NEW = `new:${Buffer.alloc(32, 2).toString('base64')}`;
const [before, during, after] = [OLD, `${NEW},${OLD}`, NEW].map(createSecretBox);

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices();
  const { db } = services;
  const now = new Date('2026-11-20T12:00:00.000Z');
  const shop = { shopId: 'shop_1' };
  await db.shop.create({ data: { id: 'shop_1', domain: 'one.myshopify.com', installedAt: now } });
  const agent = { id: 'agent_1', ...shop, name: 'A', platform: 'a', mode: 'test', sellingMode: 'in_chat' };
  const seal = (text: string, context: string) => before!.seal(text, context);
  const sealedEventSecret = seal('event', 'agent_connections:agent_1:event');
  await db.agentConnection.create({ data: { ...agent, sealedEventSecret } });
  await db.shopifySession.createMany({
    data: Array.from({ length: 450 }, (_, index) => ({
      ...{ id: `session_${index}`, shopDomain: 'one.myshopify.com', isOnline: true },
      sealed: seal(`token ${index}`, `shopify_sessions:session_${index}`),
    })),
  });
  const accountKey = seal('sk_1', 'payment_accounts:shop_1:test:key');
  const account = { id: 'account_1', ...shop, mode: 'test', merchantId: 'm', sealedSecretKey: accountKey };
  await db.paymentAccount.create({ data: account });
  const sealedToken = seal('affiliate', 'checkout_sessions:checkout_1:affiliate_token');
  await db.checkoutSession.create({
    data: {
      ...{
        id: 'checkout_1',
        ...shop,
        connectionId: 'agent_1',
        status: 'canceled',
        currency: 'USD',
        total: 1n,
      },
      ...{ createdAt: now, updatedAt: now, expiresAt: now },
      state: { attribution: { first: { provider: 'p', sealedToken }, last: null } },
    },
  });
});
afterAll(() => services.close());

test('GIVEN the schema THEN every column that is called sealed is one that is sealed anew', () => {
  const schema = fs.readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const models = schema.split(/^model /m).slice(1);
  const inSchema = models.flatMap((model) => {
    const table = /@@map\("(\w+)"\)/.exec(model)![1]!;
    const fields = [...model.matchAll(/^ {2}(sealed\w*) +String.*?(?:@map\("(\w+)"\))?$/gm)];
    return fields.map(([, field, column]) => `${table}.${column ?? field}`);
  });
  expect(inSchema.length).toBeGreaterThan(9);
  const known = SEALED_COLUMNS.filter(({ path }) => !path).map(({ table, column }) => `${table}.${column}`);
  expect(known.sort()).toEqual(inSchema.sort());
});

test('GIVEN a new key in front of the old WHEN all is sealed anew THEN the new one alone opens it', async () => {
  const { db } = services;
  expect(await resealSecrets({ db, secrets: during! })).toEqual({
    ...{ resealed: 453, unreadable: {}, done: true },
  });
  const sessions = await db.shopifySession.findMany();
  for (const { id, sealed } of sessions)
    expect(after!.open(sealed, `shopify_sessions:${id}`)).toBe(`token ${id.split('_')[1]}`);
  const { sealedSecretKey } = await db.paymentAccount.findUniqueOrThrow({ where: { id: 'account_1' } });
  expect(after!.open(sealedSecretKey, 'payment_accounts:shop_1:test:key')).toBe('sk_1');
  const { state } = await db.checkoutSession.findUniqueOrThrow({ where: { id: 'checkout_1' } });
  const { first, last } = (state as { attribution: { first: { sealedToken: string }; last: null } })
    .attribution;
  expect(after!.open(first.sealedToken, 'checkout_sessions:checkout_1:affiliate_token')).toBe('affiliate');
  expect(last).toBeNull();
  expect(await resealSecrets({ db, secrets: during! })).toMatchObject({ resealed: 0, done: true });
});

test('GIVEN what no key opens THEN it is counted, and stays as it is', async () => {
  const { db } = services;
  const stranger = createSecretBox(`lost:${Buffer.alloc(32, 3).toString('base64')}`);
  const sealed = stranger.seal('x', 'shopify_sessions:session_7');
  await db.shopifySession.update({ where: { id: 'session_7' }, data: { sealed } });
  expect(await resealSecrets({ db, secrets: during! })).toEqual({
    ...{ resealed: 0, unreadable: { 'shopify_sessions.sealed': 1 }, done: false },
  });
  expect((await db.shopifySession.findUniqueOrThrow({ where: { id: 'session_7' } })).sealed).toBe(sealed);
});
