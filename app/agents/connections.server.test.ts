import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { addSigningKey } from './add-signing-key.server.ts';
import { authenticateAgent } from './authenticate-agent.server.ts';
import { connectionSecretContext } from './connection-secret.ts';
import { createApiKey } from './create-api-key.server.ts';
import { createConnection, type CreatedConnection } from './create-connection.server.ts';
import { listConnections } from './list-connections.server.ts';
import { revokeApiKey } from './revoke-api-key.server.ts';
import { revokeConnection } from './revoke-connection.server.ts';
import { revokeSigningKey } from './revoke-signing-key.server.ts';
import { rotateApiKey } from './rotate-api-key.server.ts';
import { rotateEventSecret } from './rotate-event-secret.server.ts';
import { updateConnection } from './update-connection.server.ts';

const START = new Date('2026-11-20T12:00:30.250Z');
let now = START;
let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
let agent: CreatedConnection;

const AGENT = { name: 'ChatGPT', platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' } as const;
const refusal = (code: string) => expect.objectContaining({ code });
const enter = (key: string) => authenticateAgent(services, `Bearer ${key}`);
const listed = async () => (await listConnections(scope)).find(({ id }) => id === agent.id)!;

beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
  const shop = (id: string) =>
    services.db.shop.create({ data: { id, domain: `${id}.myshopify.com`, installedAt: now } });
  scope = scopeToShop(services, await shop('shop-one'));
  other = scopeToShop(services, await shop('shop-two'));
});
afterAll(() => services.close());
beforeEach(async () => {
  now = START;
  agent = await createConnection(scope, AGENT);
});

describe('authenticateAgent', () => {
  test('GIVEN a key THEN shop, connection and signing keys are as Prisma reads them', async () => {
    await updateConnection(scope, agent.id, {
      eventUrl: 'https://agent.example/',
      maxOrderAmount: 5000,
      maxDailyAmount: Number.MAX_SAFE_INTEGER,
      allowedCountries: ['US', 'CA'],
      productRules: [{ action: 'exclude', field: 'tag', value: 'snake_case "quoted"' }],
    });
    await addSigningKey(scope, agent.id, { algorithm: 'hmac-sha256' });
    const { db } = services;
    const found = await enter(agent.apiKey);
    expect(found.scope.shop).toEqual(await db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } }));
    expect(found.connection).toEqual(await db.agentConnection.findUniqueOrThrow({ where: { id: agent.id } }));
    const keys = await db.agentSigningKey.findMany({ where: { connectionId: agent.id } });
    expect(found.signingKeys).toHaveLength(2);
    expect(found.signingKeys).toEqual(expect.arrayContaining(keys));
  });

  test.each([
    undefined,
    '',
    'Bearer ',
    'Basic eDp5',
    'Bearer aisle_test_unknown',
    `Bearer ${'x'.repeat(300)}`,
    "Bearer ' OR 1=1--",
  ])('GIVEN %j THEN 401 that tells nothing', async (header) => {
    await expect(authenticateAgent(services, header)).rejects.toMatchObject({
      status: 401,
      message: 'The API key is missing, unknown or revoked.',
    });
  });

  test('GIVEN a merchant account of the other mode THEN it is not told', async () => {
    const sealedSecretKey = '';
    for (const mode of ['live', 'test'])
      await services.db.paymentAccount.create({
        data: { id: mode, shopId: other.shop.id, mode, sealedSecretKey, merchantId: `profile_${mode}` },
      });
    const live = await createConnection(other, { ...AGENT, mode: 'live' });
    expect(await enter(live.apiKey)).toMatchObject({ merchantId: 'profile_live' });
    expect(await enter(agent.apiKey)).toMatchObject({ merchantId: null });
  });

  test('GIVEN a shop that has left THEN 401', async () => {
    const where = { id: scope.shop.id };
    await services.db.shop.update({ where, data: { uninstalledAt: now } });
    await expect(enter(agent.apiKey)).rejects.toEqual(refusal('unauthorized'));
    await services.db.shop.update({ where, data: { uninstalledAt: null } });
  });
});

describe('the rate', () => {
  test('GIVEN requests at once THEN each is counted once, and a new minute begins anew', async () => {
    await updateConnection(scope, agent.id, { rateLimit: 10 });
    const rates = await Promise.all([...Array(12)].map(async () => (await enter(agent.apiKey)).rate));
    expect(rates.map(({ remaining }) => remaining).sort((a, b) => b - a)).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0,
    ]);
    expect(rates.filter(({ exceeded }) => exceeded)).toHaveLength(2);
    expect(new Set(rates.map(({ resetSeconds }) => resetSeconds))).toEqual(new Set([30]));
    now = new Date('2026-11-20T12:01:00.000Z');
    expect((await enter(agent.apiKey)).rate).toEqual({
      limit: 10,
      remaining: 9,
      resetSeconds: 60,
      exceeded: false,
    });
  });

  test('GIVEN a process whose clock is behind THEN it counts in the minute that has begun', async () => {
    await enter(agent.apiKey);
    now = addSeconds(START, 60);
    await enter(agent.apiKey);
    now = addSeconds(START, 29.5);
    expect((await enter(agent.apiKey)).rate).toMatchObject({ remaining: 598 });
  });

  test('GIVEN another connection of the shop THEN it has a count of its own; GIVEN two keys THEN they share one', async () => {
    // So few that none are counted ahead.
    await updateConnection(scope, agent.id, { rateLimit: 60 });
    const second = await createApiKey(scope, agent.id);
    await enter(agent.apiKey);
    expect((await enter(second.apiKey)).rate.remaining).toBe(58);
    const another = await createConnection(scope, AGENT);
    expect((await enter(another.apiKey)).rate.remaining).toBe(599);
  });

  test('GIVEN a key that is refused THEN nothing is counted', async () => {
    await revokeConnection(scope, agent.id);
    await expect(enter(agent.apiKey)).rejects.toThrow();
    expect(await services.db.rateWindow.findUnique({ where: { connectionId: agent.id } })).toBeNull();
  });
});

describe('API keys', () => {
  test('GIVEN a rotation THEN the old keys work through the overlap and not a moment longer', async () => {
    const extra = await createApiKey(scope, agent.id);
    const { apiKey, othersExpireAt } = await rotateApiKey(scope, agent.id, 2);
    expect(othersExpireAt).toEqual(addSeconds(START, 7200));
    now = addSeconds(START, 7199);
    for (const key of [agent.apiKey, extra.apiKey, apiKey]) await enter(key);
    now = addSeconds(START, 7200);
    for (const key of [agent.apiKey, extra.apiKey])
      await expect(enter(key)).rejects.toEqual(refusal('unauthorized'));
    await enter(apiKey);
  });

  test('GIVEN a second rotation with a longer overlap THEN a key that was ending ends no later', async () => {
    await rotateApiKey(scope, agent.id, 1);
    await rotateApiKey(scope, agent.id, 48);
    now = addSeconds(START, 3600);
    await expect(enter(agent.apiKey)).rejects.toEqual(refusal('unauthorized'));
  });

  test.each([-1, Number.NaN, 24 * 91])('GIVEN an overlap of %s hours THEN it is refused', async (hours) => {
    await expect(rotateApiKey(scope, agent.id, hours)).rejects.toEqual(refusal('invalid'));
  });

  test('GIVEN a key that is revoked THEN it alone ends, at once', async () => {
    const second = await createApiKey(scope, agent.id);
    await revokeApiKey(scope, second.id);
    await revokeApiKey(scope, second.id);
    await expect(enter(second.apiKey)).rejects.toEqual(refusal('unauthorized'));
    await enter(agent.apiKey);
  });

  test('GIVEN the list THEN keys are told by their hint, and no secret or hash is in it', async () => {
    const { apiKey } = await rotateApiKey(scope, agent.id);
    const text = JSON.stringify(await listed(), (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect((await listed()).keys).toMatchObject([
      { hint: expect.stringContaining(agent.apiKey.slice(-4)), expiresAt: addSeconds(START, 24 * 3600) },
      { hint: expect.stringContaining(apiKey.slice(-4)), expiresAt: null },
    ]);
    for (const secret of [apiKey, agent.apiKey, agent.eventSecret, agent.signingSecret, 'sealed', 'hash'])
      expect(text).not.toContain(secret);
  });
});

describe('settings', () => {
  test('GIVEN changes THEN the next request meets them, and the rest stays', async () => {
    await updateConnection(scope, agent.id, {
      rateLimit: 5,
      allowedCountries: ['US'],
      sellingMode: 'discovery',
    });
    const { connection } = await enter(agent.apiKey);
    expect(connection).toMatchObject({
      rateLimit: 5,
      allowedCountries: ['US'],
      sellingMode: 'discovery',
      name: 'ChatGPT',
      signaturePolicy: 'optional',
    });
  });

  test('GIVEN one that cannot be THEN nothing is changed', async () => {
    const change = updateConnection(scope, agent.id, { name: 'New', rateLimit: 0 });
    await expect(change).rejects.toEqual(refusal('invalid'));
    expect((await listed()).name).toBe('ChatGPT');
  });

  test('GIVEN a new event secret THEN it replaces the old', async () => {
    const { eventSecret } = await rotateEventSecret(scope, agent.id);
    expect(eventSecret).not.toBe(agent.eventSecret);
    const row = await services.db.agentConnection.findUniqueOrThrow({ where: { id: agent.id } });
    expect(scope.secrets.open(row.sealedEventSecret!, connectionSecretContext(agent.id, 'event'))).toBe(
      eventSecret,
    );
  });

  test('GIVEN a connection that is revoked THEN it is over for all of its keys, and for good', async () => {
    await revokeConnection(scope, agent.id);
    await expect(enter(agent.apiKey)).rejects.toEqual(refusal('unauthorized'));
    await expect(createApiKey(scope, agent.id)).rejects.toEqual(refusal('not_found'));
    await expect(revokeConnection(scope, agent.id)).rejects.toEqual(refusal('not_found'));
  });
});

describe('signing keys', () => {
  test('GIVEN a key of each kind THEN a secret is shown for HMAC only, and both are checked with', async () => {
    const hmac = await addSigningKey(scope, agent.id, { algorithm: 'hmac-sha256' });
    const publicKey = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';
    const pem = `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----`;
    const ed25519 = await addSigningKey(scope, agent.id, { algorithm: 'ed25519', publicKey: pem });
    expect([hmac.signingSecret, ed25519.signingSecret]).toEqual([
      expect.stringMatching(/^sigsec_/),
      undefined,
    ]);
    const { signingKeys } = await enter(agent.apiKey);
    expect(signingKeys.map(({ id }) => id)).toEqual(expect.arrayContaining([hmac.id, ed25519.id]));
  });

  test('GIVEN an agent that must sign THEN its last key cannot be revoked; one that need not can be without', async () => {
    await updateConnection(scope, agent.id, { signaturePolicy: 'required' });
    const [first] = (await listed()).signingKeys;
    await expect(revokeSigningKey(scope, first!.id)).rejects.toEqual(refusal('invalid'));
    const second = await addSigningKey(scope, agent.id, { algorithm: 'hmac-sha256' });
    await revokeSigningKey(scope, first!.id);
    expect((await enter(agent.apiKey)).signingKeys.map(({ id }) => id)).toEqual([second.id]);
    await updateConnection(scope, agent.id, { signaturePolicy: 'optional' });
    await revokeSigningKey(scope, second.id);
    const demand = updateConnection(scope, agent.id, { signaturePolicy: 'required' });
    await expect(demand).rejects.toMatchObject({ code: 'invalid', param: 'signature_policy' });
  });
});

describe("another shop's connection", () => {
  test('GIVEN its ids THEN nothing of it is listed, changed or ended', async () => {
    const before = await services.db.agentConnection.findUniqueOrThrow({
      where: { id: agent.id },
      include: { keys: true, signingKeys: true },
    });
    const [keyId, signingKeyId] = [before.keys[0]!.id, before.signingKeys[0]!.id];
    for (const attempt of [
      () => createApiKey(other, agent.id),
      () => rotateApiKey(other, agent.id),
      () => revokeApiKey(other, keyId),
      () => revokeConnection(other, agent.id),
      () => updateConnection(other, agent.id, { name: 'Mine' }),
      () => rotateEventSecret(other, agent.id),
      () => addSigningKey(other, agent.id, { algorithm: 'hmac-sha256' }),
      () => revokeSigningKey(other, signingKeyId),
    ])
      await expect(attempt()).rejects.toEqual(refusal('not_found'));
    expect((await listConnections(other)).map(({ id }) => id)).not.toContain(agent.id);
    const include = { keys: true, signingKeys: true };
    const after = await services.db.agentConnection.findUniqueOrThrow({ where: { id: agent.id }, include });
    expect(after).toEqual(before);
  });
});
