import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { getQuality } from '#app/feeds/quality/get-quality.server.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { findSellableItems } from '../find-sellable-items.server.ts';
import { streamCatalog } from '../stream-catalog.server.ts';
import { listOverrides } from './list-overrides.server.ts';
import { removeOverride } from './remove-override.server.ts';
import { setOverride, type OverrideInput } from './set-override.server.ts';
import { setQuestions } from './set-questions.server.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
let agent: string;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.db.shop.deleteMany();
  scope = await shopWithCatalog(services, 'mine.myshopify.com', [
    mirroredProduct('1', { translations: { fr: { title: 'Tasse' } } }),
    mirroredProduct('2', {}, [{}, {}]),
  ]);
  other = await shopWithCatalog(services, 'theirs.myshopify.com', [
    mirroredProduct('1'),
    mirroredProduct('3'),
  ]);
  const chosen = { name: 'Agent', platform: 'agent', sellingMode: 'hand_off', mode: 'test' } as const;
  agent = (await createConnection(scope, chosen)).id;
  await services.db.catalogChange.deleteMany();
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const say = (changes: Partial<OverrideInput>, by = scope) =>
  setOverride(by, 'command', {
    ...{ productId: null, filterField: null, filterValue: null, connectionId: null },
    ...{ field: 'title', value: 'Said' },
    ...changes,
  });
/** Statements that wait for another's lock. */
async function waiting(): Promise<number> {
  const [{ count }] = await services.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return count;
}
/** As the next request sees the shop. */
const fresh = async (of: ShopScope) => (await findShopById(services, of.shop.id))!;
async function titles(connectionId: string | null, of = scope): Promise<string[]> {
  const found: string[] = [];
  for await (const page of streamCatalog(await fresh(of), connectionId))
    found.push(...page.map(({ name }) => name));
  return found;
}

describe('GIVEN overrides', () => {
  test('WHEN the catalogue is streamed or looked up THEN each agent sees what holds for it', async () => {
    await say({ value: '{{ product.title }} of {{ shop.name }}' });
    await say({ value: 'For all', productId: '1' });
    await say({ value: 'For one', productId: '2', connectionId: agent });
    expect(await titles(null)).toEqual([
      'For all',
      'Product 2 of The Pottery - Size 0',
      'Product 2 of The Pottery - Size 1',
    ]);
    expect(await titles(agent)).toEqual(['For all', 'For one - Size 0', 'For one - Size 1']);
    expect(await titles(null, other)).toEqual(['Product 1', 'Product 3']);
    const viewer = { connectionId: agent, language: 'fr' as const };
    const items = await findSellableItems(await fresh(scope), ['10', '20'], viewer);
    expect([...items.values()].map(({ name }) => name).sort()).toEqual(['For one - Size 0', 'Tasse']);
  });

  test('WHEN the same is said again THEN it is replaced, and when it is taken back Shopify’s is told', async () => {
    const id = await say({ value: 'A', productId: '1' });
    expect(await say({ value: 'B', productId: '1' })).toBe(id);
    expect((await titles(null))[0]).toBe('B');
    await removeOverride(scope, id, 'command');
    expect((await titles(null))[0]).toBe('Product 1');
    expect((await fresh(scope)).shop.hasVoice).toBe(false);
  });

  test('WHEN one is set while another is taken back THEN the shop is known to have one', async () => {
    const id = await say({ productId: '1' });
    const changes: Promise<unknown>[] = [];
    await scope.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM shops WHERE id = ${scope.shop.id} FOR NO KEY UPDATE`;
      // One after the other, both held up at the shop's row.
      changes.push(say({ field: 'brand' }));
      await vi.waitFor(async () => expect(await waiting()).toBe(1));
      changes.push(removeOverride(scope, id, 'command'));
      await vi.waitFor(async () => expect(await waiting()).toBe(2));
    });
    await Promise.all(changes);
    expect((await fresh(scope)).shop.hasVoice).toBe(true);
    expect((await listOverrides(scope)).overrides).toMatchObject([{ field: 'brand' }]);
  });

  test('WHEN one of a product changes THEN that is followed, and of many the catalogue is judged', async () => {
    await say({ productId: '1' });
    expect(await services.db.catalogChange.findMany({ select: { productId: true } })).toEqual([
      { productId: '1' },
    ]);
    await say({});
    expect((await waitingJobs(services)).map(({ task }) => task)).toEqual([
      'follow-catalog',
      'judge-catalog',
      'retell-catalog',
    ]);
  });

  test('WHEN one cannot be said of an item THEN quality tells it', async () => {
    await say({ field: 'condition', value: '{{ product.vendor }}' });
    await judgeCatalog(await fresh(scope));
    const { problems } = await getQuality(scope);
    expect(problems.find(({ id }) => id === 'shop.override.failed')).toMatchObject({ count: 3 });
  });
});

test.each<[string, Partial<OverrideInput>, string]>([
  ['a product of another shop', { productId: '3' }, 'There is no such product.'],
  ['an agent nobody has', { connectionId: 'agent_x' }, 'There is no such agent connection.'],
  ['an empty value', { productId: '1', value: ' <p></p>' }, 'title: is empty'],
  ['a bad template', { value: 'A\n{{ product.x }}' }, 'title: There is no variable product.x, line:2'],
  [
    'a bad condition',
    { productId: '1', field: 'condition', value: 'worn' },
    'condition: is none of new, refurbished, used',
  ],
  ['two targets', { productId: '1', filterField: 'tag', filterValue: 'x' }, 'An override is for one product'],
  ['a filter that no product has', { filterField: 'tag', filterValue: 'a\0' }, 'tag: is no value'],
  ['half a filter', { filterField: 'tag' }, 'An override is for one product'],
])('GIVEN %s THEN it is refused and nothing is kept', async (_what, changes, message) => {
  await expect(say(changes)).rejects.toThrow(message);
  expect((await listOverrides(scope)).overrides).toEqual([]);
});

describe('GIVEN another shop', () => {
  test('THEN it neither sees, sets, nor takes back what is said here', async () => {
    const id = await say({ productId: '1' });
    await setQuestions(scope, '1', [{ question: 'Hot?', answer: 'Yes.' }], 'command');
    expect(await listOverrides(other)).toEqual({ overrides: [], questions: [] });
    await expect(removeOverride(other, id, 'command')).rejects.toThrow('There is no such override.');
    await expect(say({ connectionId: agent }, other)).rejects.toThrow('There is no such agent connection.');
    await setQuestions(other, '1', [], 'command');
    await say({ productId: '1', value: 'Theirs' }, other);
    await say({ value: 'Theirs' }, other);
    await setQuestions(other, null, [{ question: 'Whose?', answer: 'Theirs.' }], 'command');
    expect(await titles(null)).toEqual(['Said', 'Product 2 - Size 0', 'Product 2 - Size 1']);
    const item = await findSellableItems(await fresh(scope), ['20'], { connectionId: null });
    expect(item.get('20')!.questions).toBeUndefined();
    const { overrides, questions } = await listOverrides(scope);
    expect(overrides.map((said) => [said.id, said.value])).toEqual([[id, 'Said']]);
    expect(questions).toMatchObject([{ productId: '1', question: 'Hot?', answer: 'Yes.' }]);
  });
});

describe('GIVEN questions', () => {
  const ask = async (itemId: string) =>
    (await findSellableItems(await fresh(scope), [itemId], { connectionId: null })).get(itemId)!.questions;

  test('WHEN they are set THEN items have them in order, without markup, until they are taken back', async () => {
    await setQuestions(scope, null, [{ question: 'Ships to?', answer: 'The EU.' }], 'command');
    await setQuestions(
      scope,
      '1',
      [
        { question: 'Hot?', answer: '<b>Yes</b>.' },
        { question: 'Cold?', answer: 'No.' },
      ],
      'command',
    );
    expect((await ask('10'))?.map(({ answer }) => answer)).toEqual(['Yes.', 'No.', 'The EU.']);
    expect((await ask('20'))?.map(({ answer }) => answer)).toEqual(['The EU.']);
    await setQuestions(scope, '1', [], 'command');
    await setQuestions(scope, null, [], 'command');
    expect(await ask('10')).toBeUndefined();
    expect((await fresh(scope)).shop.hasVoice).toBe(false);
  });

  test.each([
    [[{ question: '', answer: 'Yes.' }], 'questions.0.question: is empty'],
    [[{ question: 'Hot?' }], 'questions.0.answer: Invalid input'],
    ['Hot?', 'questions: Invalid input'],
  ])('WHEN %j are set THEN they are refused', async (questions, message) => {
    await expect(setQuestions(scope, null, questions as never, 'command')).rejects.toThrow(message);
  });
});
