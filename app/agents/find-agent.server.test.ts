import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { plansOf } from '#tests/query-plans.ts';
import { apiKeyHashes, hashApiKey, storedApiKeyHash } from './api-key.ts';
import { findAgent } from './find-agent.server.ts';

const AGENTS = 5000;
const pepper = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const PEPPERS = [pepper('p3', 3), pepper('p2', 2), pepper('p1', 1)].join(',');
const DIGEST = hashApiKey('aisle_test_key');

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices();
  const { db, clock } = services;
  await db.shop.create({ data: { id: 'big', domain: 'big.myshopify.com', installedAt: clock() } });
  await db.$executeRaw`
    INSERT INTO agent_connections (id, shop_id, name, platform, mode, selling_mode)
    SELECT 'agent_' || n, 'big', 'Agent', 'other', 'test', 'hand_off' FROM generate_series(1, ${AGENTS}) AS n`;
  await db.$executeRaw`
    INSERT INTO agent_keys (id, shop_id, connection_id, hash, hint)
    SELECT 'key_' || n, 'big', 'agent_' || n, 'p1.' || sha256(n::text::bytea)::text, 'hint'
    FROM generate_series(1, ${AGENTS}) AS n`;
  const hash = storedApiKeyHash(DIGEST, PEPPERS.split(',')[2]);
  await db.agentKey.update({ where: { id: 'key_4711' }, data: { hash } });
  await db.$executeRawUnsafe('ANALYZE');
});
afterAll(() => services.close());

describe('GIVEN thousands of agents, three peppers and a key hashed with the oldest', () => {
  test('WHEN its agent is looked for by all hashes it may have THEN each is looked up in the index', async () => {
    const hashes = apiKeyHashes(DIGEST, PEPPERS);
    expect(hashes).toHaveLength(4);
    let found: string | undefined;
    const plans = await plansOf(services.db, 'agent_keys', async () => {
      found = (await findAgent(services, hashes))?.connection.id;
    });
    expect(found).toBe('agent_4711');
    expect(plans).toHaveLength(1);
    const [{ plan, rowsRead }] = plans as [(typeof plans)[0]];
    expect(plan).toMatch(/(Index Scan|Bitmap Heap Scan) agent_keys/);
    expect(plan).not.toMatch(/Seq Scan agent_(keys|connections)/);
    expect(rowsRead).toBeLessThan(20);
  });
});
