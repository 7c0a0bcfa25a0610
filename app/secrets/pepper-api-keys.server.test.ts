import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticateAgent } from '#app/agents/authenticate-agent.server.ts';
import { createApiKey } from '#app/agents/create-api-key.server.ts';
import { createConnection } from '#app/agents/create-connection.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { pepperApiKeys } from './pepper-api-keys.server.ts';

const pepper = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const [P1, P2] = [pepper('p1', 1), pepper('p2', 2)];

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

const withPeppers = (API_KEY_PEPPERS?: string): Services => ({
  ...services,
  env: { ...services.env, API_KEY_PEPPERS },
});
const opens = (apiKey: string, peppers?: string) =>
  authenticateAgent(withPeppers(peppers), `Bearer ${apiKey}`).then(
    () => true,
    () => false,
  );
const hashes = async () =>
  (await services.db.agentKey.findMany({ orderBy: { id: 'asc' } })).map(
    ({ hash }) => hash.split('.')[0]!.length,
  );

test('GIVEN keys of before there was a pepper THEN they work with one, are hashed with it by command, and work without no more', async () => {
  const data = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: services.clock() };
  const shop = await services.db.shop.create({ data });
  const scope = (peppers?: string) => scopeToShop(withPeppers(peppers), shop);
  const plain = await createConnection(scope(), {
    ...{ name: 'ChatGPT', platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' },
  });
  expect(await hashes()).toEqual([64]);
  expect(await opens(plain.apiKey, P1)).toBe(true);
  expect(await pepperApiKeys(withPeppers())).toEqual({ peppered: 0, olderPepper: 0 });

  // One that is made now is peppered at once.
  const second = await createApiKey(scope(P1), plain.id);
  expect((await hashes()).sort()).toEqual([2, 64]);
  expect(await pepperApiKeys(withPeppers(P1))).toEqual({ peppered: 1, olderPepper: 0 });
  expect(await pepperApiKeys(withPeppers(P1))).toEqual({ peppered: 0, olderPepper: 0 });
  expect(await hashes()).toEqual([2, 2]);

  for (const { apiKey } of [plain, second]) {
    expect(await opens(apiKey, P1)).toBe(true);
    expect(await opens(apiKey, `${P2},${P1}`)).toBe(true);
    expect(await opens(apiKey, P2)).toBe(false);
    expect(await opens(apiKey, pepper('p1', 9))).toBe(false);
    expect(await opens(apiKey)).toBe(false);
  }
  expect(await pepperApiKeys(withPeppers(`${P2},${P1}`))).toEqual({ peppered: 0, olderPepper: 2 });
  const { hash } = await services.db.agentKey.findFirstOrThrow();
  expect(await opens(hash, P1)).toBe(false);
});
