import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { shopifyAdmin } from './admin-client.server.ts';
import { CreateMetafieldDefinitionDocument, GetShopDocument } from './operations/admin.generated.ts';
import { SealedSessionStorage } from './session-storage.server.ts';

let world: TestShop;
let scope: ShopScope;

beforeAll(async () => {
  world = await startTestShop();
});
beforeEach(async () => {
  world.simulator.faults.clear();
  await world.services.db.shopifySession.deleteMany();
  scope = await world.open();
});
afterAll(() => world.close());

const readShop = (timeoutMs?: number) =>
  shopifyAdmin(scope, GetShopDocument, {}, { lane: 'checkout', timeoutMs });

const createDefinition = (key: string) =>
  shopifyAdmin(scope, CreateMetafieldDefinitionDocument, {
    definition: { name: key, namespace: '$app', key, type: 'single_line_text_field', ownerType: 'ORDER' },
  });

const offlineTokens = () => world.simulator.state.tokens.filter((token) => token.kind === 'offline');
const hasDefinition = (key: string) =>
  world.simulator.state.store
    .collection<{ id: string; key: string }>('metafieldDefinitions')
    .filter((definition) => definition.key === key).length === 1;

describe('GIVEN a token that is about to expire', () => {
  beforeEach(async () => {
    const storage = new SealedSessionStorage(world.services);
    const session = (await storage.loadSession(`offline_${scope.shop.domain}`))!;
    await storage.storeSession(new Session({ ...session.toObject(), expires: addSeconds(new Date(), 60) }));
  });

  test('WHEN two calls need it at once THEN one refreshes it and both succeed', async () => {
    // Slow refreshes: whoever does not wait for its turn is surely too early.
    world.simulator.faults.add({ kind: 'latency', operation: 'access_token', delayMs: 300, times: 3 });
    const before = offlineTokens().length;
    const replies = await Promise.all([readShop(), readShop(), readShop()]);
    expect(replies.map((reply) => reply.shop.id)).toEqual(Array(3).fill('gid://shopify/Shop/1'));
    expect(offlineTokens()).toHaveLength(before + 1);
  });

  test('WHEN it is refreshed THEN the new session is stored with its new refresh token', async () => {
    const storage = new SealedSessionStorage(world.services);
    const id = `offline_${scope.shop.domain}`;
    const old = (await storage.loadSession(id))!;
    await readShop();
    const renewed = (await storage.loadSession(id))!;
    expect(renewed.accessToken).not.toBe(old.accessToken);
    expect(renewed.refreshToken).not.toBe(old.refreshToken);
    expect(renewed.expires!.getTime()).toBeGreaterThan(old.expires!.getTime());
    expect(renewed.scope).toBe(old.scope);
  });
});

describe('GIVEN a token that Shopify does not accept any more', () => {
  test('WHEN the refresh token is good THEN the call succeeds with a new token', async () => {
    world.simulator.faults.add({ kind: 'token_revoked', operation: 'shop' });
    const before = offlineTokens().length;
    expect((await readShop()).shop.id).toBe('gid://shopify/Shop/1');
    expect(offlineTokens()).toHaveLength(before + 1);
  });

  test('WHEN everything is revoked THEN the call fails as unauthorized and opening the app again cures it', async () => {
    await fetch(`${world.simulator.url}/_control/tokens/revoke`, { method: 'POST' });
    await expect(readShop()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(await world.services.db.shopifySession.count()).toBe(0);
    await world.open();
    expect((await readShop()).shop.id).toBe('gid://shopify/Shop/1');
  });
});

describe('GIVEN a shop at its rate limit', () => {
  test('WHEN it frees up in time THEN the call waits and succeeds', async () => {
    world.simulator.faults.add({ kind: 'throttled', operation: 'shop', times: 2 });
    expect((await readShop()).shop.id).toBe('gid://shopify/Shop/1');
    expect(world.simulator.faults.list()).toEqual([]);
  });

  test('WHEN it does not THEN the call gives up within its time', async () => {
    world.simulator.faults.add({ kind: 'throttled', operation: 'shop', times: 1000 });
    await expect(readShop(2000)).rejects.toMatchObject({ kind: 'throttled' });
  });
});

describe('GIVEN a query', () => {
  test.each(['error_before', 'error_after', 'drop_request', 'drop_reply'] as const)(
    'WHEN Shopify fails once (%s) THEN it is repeated',
    async (kind) => {
      world.simulator.faults.add({ kind, operation: 'shop' });
      expect((await readShop()).shop.id).toBe('gid://shopify/Shop/1');
    },
  );

  test('WHEN Shopify keeps failing THEN it is unavailable', async () => {
    world.simulator.faults.add({ kind: 'error_before', operation: 'shop', times: 3 });
    await expect(readShop()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('WHEN Shopify keeps silent THEN it is given up after its time', async () => {
    world.simulator.faults.add({ kind: 'latency', operation: 'shop', delayMs: 1500 });
    await expect(readShop(200)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('GIVEN a mutation', () => {
  test.each([
    ['error_before', false],
    ['error_after', true],
    ['drop_request', false],
    ['drop_reply', true],
  ] as const)(
    'WHEN its reply is lost (%s) THEN its outcome is unknown and it is not repeated',
    async (kind, ran) => {
      world.simulator.faults.add({ kind, operation: 'metafieldDefinitionCreate' });
      await expect(createDefinition(kind)).rejects.toMatchObject({ kind: 'unknown_outcome' });
      expect(hasDefinition(kind)).toBe(ran);
    },
  );

  test('WHEN Shopify cannot be reached THEN it was not executed', async () => {
    const nowhere = { ...scope, shop: { ...scope.shop, domain: 'nowhere.invalid' } };
    const storage = new SealedSessionStorage(world.services);
    const session = (await storage.loadSession(`offline_${scope.shop.domain}`))!;
    await storage.storeSession(new Session({ ...session.toObject(), id: 'offline_nowhere.invalid' }));
    const call = shopifyAdmin(nowhere, CreateMetafieldDefinitionDocument, {
      definition: { name: 'x', key: 'x', type: 'id', ownerType: 'ORDER' },
    });
    await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('WHEN Shopify refuses its input THEN that is data, as user errors', async () => {
    await createDefinition('note');
    const reply = await createDefinition('note');
    expect(reply.metafieldDefinitionCreate!.userErrors).toMatchObject([{ code: 'TAKEN' }]);
  });
});

test('a shop without a session is unauthorized', async () => {
  await world.services.db.shopifySession.deleteMany();
  await expect(readShop()).rejects.toMatchObject({ kind: 'unauthorized' });
});

test('an error never quotes the variables, which hold buyer data', async () => {
  world.simulator.faults.add({ kind: 'error_after', operation: 'metafieldDefinitionCreate' });
  const error = await createDefinition('secret-of-a-buyer').catch((caught: unknown) => caught as Error);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret-of-a-buyer');
});
