import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection, type CreatedConnection } from '#app/agents/create-connection.server.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import { storeProducts } from '#app/catalog/store-products.server.ts';
import { setOverride } from '#app/catalog/voice/set-override.server.ts';
import { toRuleForm } from '#app/components/catalog/rule-form.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import * as catalogPage from '#app/routes/app.catalog._index.tsx';
import * as productPage from '#app/routes/app.catalog.$productId.tsx';
import * as bulkPage from '#app/routes/app.catalog.bulk.tsx';
import * as exportFile from '#app/routes/app.catalog.export[.]csv.tsx';
import * as feedsPage from '#app/routes/app.catalog.feeds.tsx';
import * as rulesPage from '#app/routes/app.catalog.rules.tsx';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { outcome } from '#tests/page-module.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;
let theirAgent: CreatedConnection;
const AGENT = { platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' } as const;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const products = [
    mirroredProduct('1', { title: '=Blue mug', tags: ['sharp'] }, [{ sku: 'MUG-B' }]),
    mirroredProduct('2', { title: 'Red mug', images: [] }),
  ];
  await storeProducts(mine, mine.db, products, { syncId: null, fresh: true });
  theirs = await shopWithCatalog(shop.services, 'theirs.myshopify.com', [
    mirroredProduct('9', { title: 'Their mug' }),
  ]);
  await shop.services.db.shop.updateMany({ data: { catalogSyncedAt: shop.services.clock() } });
  theirAgent = await createConnection(theirs, { ...AGENT, name: 'Theirs' });
  await Promise.all([judgeCatalog(mine), judgeCatalog(theirs)]);
});
afterAll(() => shop.close());

interface PageModule {
  loader: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}
const loaded = async (page: PageModule, query = '', params = {}, who?: StaffName) => {
  const request = await shop.pageRequest(`/app${query}`, who);
  return outcome(page.loader({ request, params, context: {} }));
};
const asked = async (page: PageModule, body: object | URLSearchParams, params = {}, who?: StaffName) => {
  const { url, headers } = await shop.pageRequest('/app', who);
  const sent = body instanceof URLSearchParams ? body : JSON.stringify(body);
  const request = new Request(url, { method: 'POST', headers, body: sent });
  return (await outcome(page.action!({ request, params, context: {} }))) as Response &
    Record<string, unknown>;
};
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const fresh = async (scope: ShopScope) => (await findShopById(shop.services, scope.shop.id))!;
const actions = async () =>
  (await mine.db.staffAction.findMany({ where: { shopId: mine.shop.id }, orderBy: { id: 'asc' } })).map(
    ({ action, actor }) => `${action} by ${actor}`,
  );
const title = (text: string, isTemplate = false) => ({ fields: { title: { text, isTemplate } } });

describe('the catalogue', () => {
  test('GIVEN two shops THEN each sees its own products and problems', async () => {
    const page = (await loaded(catalogPage)) as Awaited<ReturnType<typeof catalogPage.loader>>;
    expect(page.products.map((product) => product.title)).toEqual(['=Blue mug', 'Red mug']);
    expect(page.summary.problems[0]).toMatchObject({ rule: 'openai.image_url.required', count: 1 });
    expect(page.reading).toMatchObject({ size: '2 products, 2 variants' });
    expect(JSON.stringify(page)).not.toContain('Their');
  });

  test.each([
    ['?q=red', ['Red mug']],
    ['?problem=openai.image_url.required', ['Red mug']],
    ['?searchable=no', []],
    ['?cursor=nonsense', ['=Blue mug', 'Red mug']],
  ])('WHEN the address is %s THEN %j are listed', async (query, expected) => {
    const page = (await loaded(catalogPage, query)) as Awaited<ReturnType<typeof catalogPage.loader>>;
    expect(page.products.map((product) => product.title)).toEqual(expected);
  });

  test('WHEN it is to be read now THEN a job is queued, and who asked is on record', async () => {
    const readings = async () =>
      (await waitingJobs(shop.services)).filter(({ task }) => task === 'sync-catalog');
    await mine.db.$queryRaw`SELECT graphile_worker.remove_job(${`sync-catalog:${mine.shop.id}`})`;
    expect(await readings()).toEqual([]);
    expect(await asked(catalogPage, form({ intent: 'read' }))).toEqual({ done: true });
    expect(await readings()).toMatchObject([{ payload: { shopId: mine.shop.id } }]);
    expect(await actions()).toEqual(['catalog.read by staff:42']);
  });

  test('WHEN nothing waits THEN nothing can be accepted', async () => {
    expect(await asked(catalogPage, form({ intent: 'accept' }))).toMatchObject({ status: 409 });
    expect(await asked(catalogPage, form({ intent: 'burn' }))).toMatchObject({ status: 400 });
  });

  test('GIVEN another shop’s reading is held THEN it is not accepted here', async () => {
    const held = { id: 'sync_held', shopId: theirs.shop.id, state: 'held' };
    await theirs.db.catalogSync.create({ data: held });
    expect(await asked(catalogPage, form({ intent: 'accept' }))).toMatchObject({ status: 409 });
    const sync = await theirs.db.catalogSync.findUniqueOrThrow({ where: { id: held.id } });
    expect(sync.state).toBe('held');
  });
});

describe('the export', () => {
  const csv = async (what: string) => {
    const answer = (await loaded(exportFile, `?what=${what}`)) as Response;
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };

  test('WHEN problems are asked for THEN each is a line of CSV, in words', async () => {
    const { type, text } = await csv('problems');
    expect(type).toBe('text/csv; charset=utf-8');
    const [header, ...lines] = text.trim().split('\n');
    expect(header).toBe('product_id,variant_id,sku,name,severity,rule,problem,fix');
    expect(
      lines.some((line) => line.startsWith('2,') && line.includes(',error,openai.image_url.required,')),
    ).toBe(true);
    expect(text).not.toContain('Their');
  });

  test('WHEN products are asked for THEN each variant is a line, and no cell is a formula', async () => {
    const { text } = await csv('products');
    expect(text).toContain(",'=Blue mug,");
    expect(
      text
        .trim()
        .split('\n')
        .filter((line) => /in_chat|searchable|hand_off/.test(line)),
    ).toHaveLength(2);
    expect(text).not.toContain('Their');
  });

  test('WHEN something else is asked for THEN it is refused', async () => {
    expect(await csv('buyers')).toMatchObject({ status: 400, text: '' });
  });
});

describe('a product', () => {
  const open = (productId: string, query = '') => loaded(productPage, query, { productId });
  const opened = async (query = '') => (await open('1', query)) as productPage.ProductPageData;
  const ask = (body: object, productId = '1', who?: StaffName) =>
    asked(productPage, body, { productId }, who);

  test('GIVEN another shop’s THEN it is neither shown nor changed nor tried', async () => {
    expect(await open('9')).toMatchObject({ status: 404 });
    const save = { intent: 'save', agent: null, voice: title('Mine now') };
    expect(await ask(save, '9')).toMatchObject({ status: 404 });
    const preview = { intent: 'preview', agent: null, voice: title('Mine now') };
    for (const item of ['90', '20'])
      expect(await ask({ ...preview, item }, '1')).toMatchObject({ status: 404 });
    expect(await theirs.db.catalogOverride.count({ where: { shopId: theirs.shop.id } })).toBe(0);
  });

  test('GIVEN another shop’s agent THEN it is nobody here', async () => {
    expect(await opened(`?agent=${theirAgent.id}`)).toMatchObject({ connectionId: null, agents: [] });
    const save = { intent: 'save', agent: theirAgent.id, voice: title('X') };
    expect(await ask(save)).toMatchObject({ status: 404 });
  });

  test('THEN it stands beside what Shopify says, with its state', async () => {
    const { product } = await opened();
    expect(product.compared.every(({ differs }) => !differs)).toBe(true);
    expect(product.state.effect.text).toBe('Sold in the chat');
  });

  test('WHEN a text is tried THEN it is shown and not stored', async () => {
    const { product } = await opened();
    const answer = await ask({
      ...{ intent: 'preview', agent: null, item: product.itemId },
      voice: title('{{ product.title }}!', true),
    });
    expect(answer.compared).toContainEqual({
      ...{ id: 'title', name: 'Title', agent: '=Blue mug!', shopify: '=Blue mug', differs: true },
    });
    expect(answer.problems).toEqual({});
    expect(await mine.db.catalogOverride.count({ where: { shopId: mine.shop.id } })).toBe(0);
  });

  test('WHEN a template is wrong THEN its field says so, tried or saved, and nothing is stored', async () => {
    const { product } = await opened();
    const voice = title('{{ product.secret }}', true);
    const tried = await ask({ intent: 'preview', agent: null, item: product.itemId, voice });
    expect(tried.problems).toEqual({ title: expect.stringContaining('product.secret') });
    const saved = await ask({ intent: 'save', agent: null, voice });
    expect(saved.status).toBe(400);
    expect(await saved.json()).toMatchObject({ param: '$.title' });
    expect(await mine.db.catalogOverride.count({ where: { shopId: mine.shop.id } })).toBe(0);
  });

  test('WHEN it is saved THEN the form, the agent and the record have it', async () => {
    const voice = { ...title('A mug of ours'), questions: [{ question: 'Dishwasher?', answer: 'Yes.' }] };
    expect(await ask({ intent: 'save', agent: null, voice })).toEqual({ done: true });
    const page = await opened();
    expect(page.voice.fields.title).toEqual({ text: 'A mug of ours', isTemplate: false });
    expect(page.voice.questions).toEqual(voice.questions);
    expect(page.product.compared[0]).toMatchObject({ agent: 'A mug of ours', differs: true });
    expect((await actions()).at(-1)).toBe('voice.changed by staff:42');
    expect(await ask({ intent: 'save', agent: null, voice: title('') })).toEqual({ done: true });
    expect((await opened()).product.compared[0]).toMatchObject({ differs: false });
  });

  test.each([null, {}, { intent: 'save' }, { intent: 'save', agent: null, voice: { fields: { price: 1 } } }])(
    'WHEN %j is asked THEN it is refused',
    async (body) => expect(await ask(body as object)).toMatchObject({ status: 400 }),
  );

  test('GIVEN staff who may not see products THEN they change nothing', async () => {
    const save = { intent: 'save', agent: null, voice: title('X') };
    expect(await ask(save, '1', 'stranger')).toMatchObject({ status: 403 });
  });
});

describe('the rules', () => {
  const rule = { ...toRuleForm('USD'), name: 'No knives' };
  const sharp = { ...rule, lists: { ...rule.lists, tags: 'sharp' } };
  const add = { add: sharp };
  const rulesOf = async (scope: ShopScope) => listEligibilityRules(scope, scope.db);

  test('WHEN a rule is tried THEN it says what would change, and is not stored', async () => {
    const { trial } = await asked(rulesPage, { intent: 'try', change: add });
    expect(trial).toMatchObject({
      changed: '1 variant would change',
      items: [{ name: '=Blue mug', before: 'Sold in the chat', after: 'Not shown' }],
    });
    expect(await rulesOf(mine)).toEqual([]);
  });

  test('WHEN it is applied, moved, turned off and removed THEN the list follows, and the record', async () => {
    const apply = (change: object) => asked(rulesPage, { intent: 'apply', change });
    expect(await apply(add)).toEqual({ applied: true });
    expect(await apply({ add: { ...rule, name: 'Second' } })).toEqual({ applied: true });
    const [first, second] = await rulesOf(mine);
    await apply({ update: second!.id, position: 1 });
    await apply({ update: first!.id, enabled: false });
    const page = (await loaded(rulesPage)) as rulesPage.RulesPageData;
    expect(page.rules.map(({ name, enabled, conditions }) => [name, enabled, conditions])).toEqual([
      ['Second', true, ['Always']],
      ['No knives', false, ['Tags: sharp']],
    ]);
    await apply({ remove: first!.id });
    await apply({ remove: second!.id });
    expect(await rulesOf(mine)).toEqual([]);
    expect((await actions()).filter((done) => done === 'eligibility.changed by staff:42')).toHaveLength(6);
  });

  test('WHEN a field is wrong THEN it says so', async () => {
    const nameless = await asked(rulesPage, { intent: 'apply', change: { add: { ...sharp, name: ' ' } } });
    expect(await nameless.json()).toMatchObject({ param: 'name' });
    const nowhere = { ...sharp, lists: { ...sharp.lists, countries: 'Narnia' } };
    const refused = await asked(rulesPage, { intent: 'try', change: { add: nowhere } });
    expect(await refused.json()).toMatchObject({ param: 'conditions.countries.0' });
  });

  test('GIVEN another shop’s rule THEN it is not found, and stays', async () => {
    const data = {
      id: 'rule_theirs',
      shopId: theirs.shop.id,
      name: 'Theirs',
      effect: 'hidden',
      conditions: {},
    };
    const by = { enabled: true, position: 1, updatedBy: 'command', updatedAt: theirs.clock() };
    await theirs.db.eligibilityRule.create({ data: { ...data, ...by } });
    for (const change of [{ remove: data.id }, { update: data.id, enabled: false }])
      expect(await asked(rulesPage, { intent: 'apply', change })).toMatchObject({ status: 404 });
    expect(await rulesOf(theirs)).toMatchObject([{ name: 'Theirs', enabled: true }]);
    expect(JSON.stringify(await loaded(rulesPage))).not.toContain('Theirs');
  });

  test('GIVEN staff who may not see products THEN they change nothing', async () => {
    expect(await asked(rulesPage, { intent: 'apply', change: add }, {}, 'stranger')).toMatchObject({
      status: 403,
    });
  });
});

describe('editing many products', () => {
  const edit = {
    ...{ target: 'tag', filterValue: 'sharp', productIds: [], agent: null },
    ...{ field: 'brand', text: 'Ours', isTemplate: true },
  };

  test('WHEN it is tried THEN it says how many products and shows examples, and stores nothing', async () => {
    const { trial } = await asked(bulkPage, { intent: 'try', ...edit });
    expect(trial).toMatchObject({ products: 1, examples: [{ name: '=Blue mug', then: 'Ours' }] });
    expect(await mine.db.catalogOverride.count({ where: { shopId: mine.shop.id } })).toBe(0);
  });

  test('WHEN it is saved THEN it stands in the list, and is taken back', async () => {
    expect(await asked(bulkPage, { intent: 'save', ...edit })).toEqual({ done: true });
    const { stored } = (await loaded(bulkPage)) as bulkPage.BulkPageData;
    expect(stored).toMatchObject([{ what: 'Brand, tag sharp, Every agent', value: 'Ours' }]);
    expect(await asked(bulkPage, { intent: 'remove', id: stored[0]!.id })).toEqual({ done: true });
    expect((await loaded(bulkPage)) as bulkPage.BulkPageData).toMatchObject({ stored: [] });
    expect((await actions()).slice(-2)).toEqual(['override.set by staff:42', 'override.removed by staff:42']);
  });

  test('WHEN products are named THEN each has it; another shop’s has not', async () => {
    const named = { ...edit, target: 'selected', isTemplate: false };
    expect(await asked(bulkPage, { intent: 'save', ...named, productIds: ['1', '2'] })).toEqual({
      done: true,
    });
    const said = await mine.db.catalogOverride.findMany({ where: { shopId: mine.shop.id, field: 'brand' } });
    expect(said.map(({ productId }) => productId).sort()).toEqual(['1', '2']);
    expect(await asked(bulkPage, { intent: 'save', ...named, productIds: ['9'] })).toMatchObject({
      status: 404,
    });
    expect(await asked(bulkPage, { intent: 'save', ...named, productIds: [] })).toMatchObject({
      status: 400,
    });
  });

  test('GIVEN another shop’s override THEN it is not listed and not taken back', async () => {
    const said = { productId: null, filterField: null, filterValue: null, connectionId: null } as const;
    const id = await setOverride(theirs, 'command', { ...said, field: 'brand', value: 'Theirs' });
    expect(JSON.stringify(await loaded(bulkPage))).not.toContain('Theirs');
    expect(await asked(bulkPage, { intent: 'remove', id })).toMatchObject({ status: 404 });
  });
});

describe('the feeds', () => {
  const held = async (scope: ShopScope, connectionId: string) => {
    const feed = await addDestination(await fresh(scope), { connectionId, format: 'openai-jsonl' });
    const run = await deliverFeed(await fresh(scope), feed.id);
    await scope.db.feedRun.update({ where: { id: run.id }, data: { state: 'held' } });
    return run.id;
  };
  const decide = (run: string, decision: string, who?: StaffName) =>
    asked(feedsPage, form({ run, decision }), {}, who);
  const stateOf = async (id: string) => (await mine.db.feedRun.findUniqueOrThrow({ where: { id } })).state;

  test('GIVEN held snapshots of two shops THEN each shop sees and decides its own', async () => {
    const agent = await createConnection(mine, { ...AGENT, name: 'Mine' });
    const [ours, other] = [await held(mine, agent.id), await held(theirs, theirAgent.id)];
    const page = (await loaded(feedsPage)) as Awaited<ReturnType<typeof feedsPage.loader>>;
    expect(page.feeds).toMatchObject([{ heldRun: ours, omitted: ['No image: 1 item'] }]);
    expect(JSON.stringify(page)).not.toContain('Theirs');
    expect(await decide(other, 'approve')).toMatchObject({ status: 404 });
    expect(await stateOf(other)).toBe('held');
    expect(await decide(ours, 'maybe')).toMatchObject({ status: 400 });
    expect(await decide(ours, 'discard', 'stranger')).toMatchObject({ status: 403 });
    expect(await decide(ours, 'discard')).toEqual({ done: true });
    expect(await stateOf(ours)).toBe('discarded');
    expect(await decide(ours, 'discard')).toMatchObject({ status: 409 });
    expect((await actions()).at(-1)).toBe('feed_run.discarded by staff:42');
  });
});

test('GIVEN staff who may not see products in Shopify THEN no page offers them to change anything', async () => {
  for (const page of [catalogPage, rulesPage, bulkPage, feedsPage])
    expect(await loaded(page, '', {}, 'stranger')).toMatchObject({ mayChange: false });
  expect(await loaded(productPage, '', { productId: '1' }, 'stranger')).toMatchObject({ mayChange: false });
});

test('WHEN a held reading is accepted THEN what it has not seen is gone, of this shop alone', async () => {
  await mine.db.catalogSync.create({ data: { id: 'sync_mine', shopId: mine.shop.id, state: 'held' } });
  const page = (await loaded(catalogPage)) as Awaited<ReturnType<typeof catalogPage.loader>>;
  expect(page.reading.state).toBe('held');
  expect(await asked(catalogPage, form({ intent: 'accept' }))).toEqual({ done: true });
  expect(await mine.db.product.count({ where: { shopId: mine.shop.id } })).toBe(0);
  expect(await theirs.db.product.count({ where: { shopId: theirs.shop.id } })).toBe(1);
  expect((await actions()).at(-1)).toBe('catalog.accepted by staff:42');
});
