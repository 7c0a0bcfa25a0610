import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { changeEligibility } from './change-eligibility.server.ts';
import type { RulesChange } from './change-rules.ts';
import { listEligibilityRules } from './list-eligibility-rules.server.ts';
import { readEligibilityRules } from './read-eligibility-rules.server.ts';
import { tryEligibility } from './try-eligibility.server.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.db.shop.deleteMany();
  const products = [
    mirroredProduct('1', { tags: ['fragile'] }, [{}, {}]),
    mirroredProduct('2', { is_gift_card: true }),
    mirroredProduct('3', { status: 'draft' }),
  ];
  scope = await shopWithCatalog(services, 'mine.myshopify.com', products);
  other = await shopWithCatalog(services, 'theirs.myshopify.com', products);
});

const FRAGILE = { name: 'Breaks', effect: 'hand_off' as const, conditions: { tags: ['fragile'] } };
const hidden = (name: string) => ({ name, effect: 'hidden', conditions: {} }) as const;
const change = (what: RulesChange, of = scope) => changeEligibility(of, what, 'command');
/** As the shop's row says now. */
const fresh = async ({ shop }: ShopScope) => (await findShopById(services, shop.id))!;
const read = async (of: ShopScope) => readEligibilityRules(await fresh(of));
const EVERYBODY = { connectionId: null, country: 'US' };

describe('GIVEN a shop', () => {
  test('WHEN rules come, go and change places THEN they are read in their order, those that are on', async () => {
    expect(await read(scope)).toEqual([]);
    const [first] = await change({ add: FRAGILE });
    const [, second] = await change({ add: { ...hidden('Off'), enabled: false } });
    const rules = await change({ add: hidden('First'), position: 1 });
    expect(rules.map(({ position, name, enabled }) => [position, name, enabled])).toEqual([
      [1, 'First', true],
      [2, 'Breaks', true],
      [3, 'Off', false],
    ]);
    expect(rules[1]).toMatchObject({ ...FRAGILE, updatedBy: 'command', updatedAt: first!.updatedAt });
    expect((await read(scope)).map(({ name }) => name)).toEqual(['First', 'Breaks']);
    expect((await fresh(scope)).shop.eligibilityRuleCount).toBe(2);

    await change({ update: second!.id, fields: { enabled: true, name: 'On' }, position: 1 });
    await change({ remove: first!.id });
    expect((await read(scope)).map(({ name }) => name)).toEqual(['On', 'First']);
    const left = await listEligibilityRules(scope, services.db);
    expect(left.map(({ position }) => position)).toEqual([1, 2]);
  });

  test('WHEN many rules are added at once THEN all are there, each in its place', async () => {
    await Promise.all([...'abcdefgh'].map((name) => change({ add: hidden(name) })));
    const rules = await listEligibilityRules(scope, services.db);
    expect(rules.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await fresh(scope)).shop.eligibilityRuleCount).toBe(8);
  });

  test('WHEN its rules change THEN its catalogue is judged anew, by them, and its feeds are made anew', async () => {
    await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await change({ add: { ...hidden('Breaks'), conditions: { tags: ['fragile'] } } });
    const jobs = await waitingJobs(services);
    expect(jobs.map(({ task, payload }) => [task, payload])).toEqual([
      ['judge-catalog', { shopId: scope.shop.id }],
      ['retell-catalog', { shopId: scope.shop.id }],
    ]);
    expect(await judgeCatalog(await fresh(scope))).toMatchObject({ variants: 1, hidden: 3 });
    expect(await judgeCatalog(await fresh(other))).toMatchObject({ variants: 3, hidden: 1 });
  });

  test('WHEN a rule is refused THEN nothing has changed', async () => {
    const [rule] = await change({ add: FRAGILE });
    await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    for (const refused of [
      { add: { ...hidden('x'), conditions: { connectionIds: ['nobody'] } } },
      { update: rule!.id, fields: { name: '' } },
      { remove: 'nothing' },
    ])
      await expect(change(refused)).rejects.toMatchObject({
        code: expect.stringMatching(/invalid|not_found/),
      });
    expect(await listEligibilityRules(scope, services.db)).toEqual([rule]);
    expect(await waitingJobs(services)).toEqual([]);
  });

  test('WHEN a rule’s agent has left THEN the rule can still be turned off, and not be given to it anew', async () => {
    const agent = { name: 'ChatGPT', platform: 'chatgpt', mode: 'test', sellingMode: 'in_chat' } as const;
    const { id: connectionId } = await createConnection(scope, agent);
    const conditions = { connectionIds: [connectionId] };
    const [rule] = await change({ add: { ...hidden('One agent’s'), conditions } });
    await revokeConnection(scope, connectionId);
    const [off] = await change({ update: rule!.id, fields: { enabled: false } });
    expect(off).toMatchObject({ enabled: false, conditions });
    await expect(change({ update: rule!.id, fields: { conditions } })).rejects.toMatchObject({
      param: 'conditions.connectionIds',
    });
  });

  test('WHEN another shop asks for its rules, or names its agent THEN there is nothing', async () => {
    const [rule] = await change({ add: FRAGILE });
    expect(await read(other)).toEqual([]);
    expect(await listEligibilityRules(other, services.db)).toEqual([]);
    for (const foreign of [
      { update: rule!.id, fields: { enabled: false } },
      { update: rule!.id, fields: {}, position: 1 },
      { remove: rule!.id },
    ])
      await expect(change(foreign, other)).rejects.toMatchObject({ code: 'not_found' });
    const agent = { name: 'ChatGPT', platform: 'chatgpt', mode: 'test', sellingMode: 'in_chat' } as const;
    const { id } = await createConnection(scope, agent);
    const add = { ...hidden('Not there'), conditions: { connectionIds: [id] } };
    await expect(change({ add }, other)).rejects.toMatchObject({ param: 'conditions.connectionIds' });
    await expect(tryEligibility(other, { add }, { ...EVERYBODY, connectionId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await change({ add })).map(({ name }) => name)).toEqual(['Breaks', 'Not there']);
    expect(await listEligibilityRules(other, services.db)).toEqual([]);
  });
});

describe('tryEligibility', () => {
  test('GIVEN a new rule THEN it says what would become of whom, and stores nothing', async () => {
    const trial = await tryEligibility(scope, { add: FRAGILE }, EVERYBODY);
    expect(trial).toEqual({
      verdicts: {
        in_chat: { before: 2, after: 0 },
        hand_off: { before: 1, after: 3 },
        searchable: { before: 0, after: 0 },
        hidden: { before: 1, after: 1 },
      },
      changed: 2,
      items: ['10', '11'].map((itemId, index) => ({
        itemId,
        name: `Product 1 - Size ${index}`,
        before: { verdict: 'in_chat', reason: null, rule: null },
        after: { verdict: 'hand_off', reason: 'rule_hand_off', rule: 'Breaks' },
      })),
    });
    expect(await listEligibilityRules(scope, services.db)).toEqual([]);
  });

  test('GIVEN the end of a rule, or its being off THEN the same the other way round', async () => {
    const [rule] = await change({ add: hidden('All') });
    const { id } = rule!;
    for (const what of [{ remove: id }, { update: id, fields: { enabled: false } }]) {
      const { changed, verdicts } = await tryEligibility(scope, what, EVERYBODY);
      expect(changed).toBe(3);
      expect(verdicts.hidden).toEqual({ before: 4, after: 1 });
    }
  });

  test('GIVEN many items THEN the first fifty are named, and all are counted', async () => {
    const many = await shopWithCatalog(services, 'many.myshopify.com', [
      mirroredProduct(
        '1',
        {},
        Array.from({ length: 60 }, () => ({})),
      ),
    ]);
    const { changed, items } = await tryEligibility(many, { add: hidden('All') }, EVERYBODY);
    expect([changed, items.length]).toEqual([60, 50]);
  });
});
