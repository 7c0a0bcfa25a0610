import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createServices, type Services } from '#app/services.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { runCommand } from './run-command.server.ts';

let services: Services & { close(): Promise<void> };
const domain = 'one.myshopify.com';
beforeAll(async () => {
  services = await createTestServices();
  const installedAt = services.clock();
  await services.db.shop.create({ data: { id: 'shop_1', domain, currency: 'JPY', installedAt } });
  await services.db.shop.create({
    data: { id: 'shop_2', domain: 'two.myshopify.com', agentHost: 'agents.two.example', installedAt },
  });
});
afterAll(() => services.close());

/** Runs a command as the program does, with a database of its own, and gives what it printed. */
async function run(name: string, ...options: string[]) {
  const printed = { out: '', err: '' };
  const keep = (to: 'out' | 'err') => (text: string | Uint8Array) => {
    printed[to] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ];
  try {
    return {
      code: await runCommand(createServices(services.env, { log: services.log }), name, options),
      ...printed,
    };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}
const onShop = (name: string, ...options: string[]) => run(name, '--shop', domain, ...options);
async function result<T>(name: string, ...options: string[]): Promise<T> {
  const { code, out, err } = await onShop(name, ...options);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}
const createAgent = (...options: string[]) =>
  result<{ id: string; apiKey: string }>(
    'create-agent',
    '--name',
    'ChatGPT',
    '--platform',
    'chatgpt',
    ...options,
  );
const agentRow = (id: string) => services.db.agentConnection.findUniqueOrThrow({ where: { id } });

describe('agents', () => {
  test('GIVEN all options THEN they are the settings, amounts in the currency of the shop', async () => {
    const rules = [{ action: 'exclude', field: 'tag', value: 'wholesale' }];
    const { id } = await createAgent(
      ...['--mode', 'live', '--selling-mode', 'discovery', '--event-url', 'http://127.0.0.1:9/events'],
      ...[
        '--api-version',
        '2025-09-29',
        '--signature',
        'required',
        '--rate-limit',
        '60',
        '--max-order',
        '5000',
      ],
      ...['--max-day', '20000', '--countries', 'us, CA', '--rules', JSON.stringify(rules)],
      ...['--interventions', '3ds'],
    );
    expect(await agentRow(id)).toMatchObject({
      mode: 'live',
      sellingMode: 'discovery',
      eventUrl: 'http://127.0.0.1:9/events',
      apiVersion: '2025-09-29',
      signaturePolicy: 'required',
      rateLimit: 60,
      // Yen have no minor unit.
      maxOrderAmount: 5000n,
      maxDailyAmount: 20000n,
      allowedCountries: ['US', 'CA'],
      productRules: rules,
      requiredInterventions: ['3ds'],
    });
  });

  test('GIVEN no options THEN test mode, hand-off and no limits but the rate', async () => {
    const { id, apiKey } = await createAgent();
    expect(apiKey).toMatch(/^aisle_test_/);
    expect(await agentRow(id)).toMatchObject({
      sellingMode: 'hand_off',
      signaturePolicy: 'optional',
      apiVersion: '2026-04-17',
      rateLimit: 600,
      maxDailyAmount: null,
    });
  });

  test('GIVEN an update THEN only what is given changes, and none takes it away', async () => {
    const { id } = await createAgent(
      '--max-day',
      '100',
      '--countries',
      'US',
      '--event-url',
      'http://127.0.0.1:9/',
    );
    const update = ['--agent', id, '--max-day', 'none', '--countries', 'none', '--rate-limit', '7'];
    expect(await result('update-agent', ...update)).toEqual({
      agent: id,
      changed: ['rateLimit', 'maxDailyAmount', 'allowedCountries'],
    });
    expect(await agentRow(id)).toMatchObject({
      name: 'ChatGPT',
      eventUrl: 'http://127.0.0.1:9/',
      rateLimit: 7,
      maxDailyAmount: null,
      allowedCountries: [],
    });
  });

  test('GIVEN keys and secrets are changed THEN each command prints what is shown once, and the list shows none', async () => {
    const { id, apiKey } = await createAgent('--max-order', '5000');
    const created = await result<{ apiKey: string; id: string }>('create-key', '--agent', id);
    const rotated = await result<{ apiKey: string }>('rotate-key', '--agent', id, '--overlap', '1');
    await result('revoke-key', '--key', created.id);
    const signing = await result<{ id: string; signingSecret: string }>('add-signing-key', '--agent', id);
    await result('revoke-signing-key', '--key', signing.id);
    const event = await result<{ eventSecret: string }>('rotate-event-secret', '--agent', id);
    const { out } = await onShop('list-agents');
    const listed = (
      JSON.parse(out) as { id: string; maxOrder: string; keys: { revokedAt: string }[] }[]
    ).find((agent) => agent.id === id)!;
    expect(listed.maxOrder).toBe('5000');
    expect(listed.keys.map(({ revokedAt }) => revokedAt !== null)).toEqual([false, true, false]);
    for (const secret of [apiKey, created.apiKey, rotated.apiKey, signing.signingSecret, event.eventSecret])
      expect(out).not.toContain(secret);
    await result('revoke-agent', '--agent', id);
    expect((await agentRow(id)).revokedAt).not.toBeNull();
  });
});

describe('order events', () => {
  test('GIVEN an event URL that nobody answers THEN it is saved, and told with its problem, also in the list', async () => {
    const { id, eventEndpoint } = await result<{ id: string; eventEndpoint: unknown }>(
      'create-agent',
      ...['--name', 'A', '--platform', 'a', '--event-url', 'http://127.0.0.1:9/'],
    );
    const problem = 'the connection was refused';
    const durationMs = expect.any(Number) as number;
    expect(eventEndpoint).toEqual({ url: 'http://127.0.0.1:9/', status: null, problem, durationMs });
    const agents = await result<{ id: string }[]>('list-agents');
    expect(agents.find((agent) => agent.id === id)).toMatchObject({
      endpoint: { problem, verifiedAt: null },
    });
    expect(await result('test-event-endpoint', '--agent', id, '--send', 'yes')).toMatchObject({ problem });
  });

  test('GIVEN all or an agent THEN its events are sent again', async () => {
    const { id } = await createAgent();
    expect(await result('replay-events', '--agent', id)).toEqual({ events: 0, orders: 0 });
    expect(await result('replay-events', '--all', 'yes', '--since', '2026-11-20T12:00:00Z')).toEqual({
      events: 0,
      orders: 0,
    });
  });

  test('GIVEN a secret is rotated THEN it is told until when the one before signs', async () => {
    const { id } = await createAgent();
    const { previousSignsUntil } = await result<{ previousSignsUntil: string }>(
      'rotate-event-secret',
      ...['--agent', id, '--overlap', '1'],
    );
    expect(new Date(previousSignsUntil).getTime()).toBeGreaterThan(services.clock().getTime());
  });
});

test('GIVEN set-shop THEN what is given changes', async () => {
  const options = ['--item-id', 'sku', '--agent-host', 'Agents.One.example', '--honor-price-minutes', '0'];
  await result('set-shop', ...options, '--offers-marketing', 'no');
  expect(await services.db.shop.findUnique({ where: { domain } })).toMatchObject({
    itemIdSource: 'sku',
    agentHost: 'agents.one.example',
    honorPriceMinutes: 0,
    offersMarketing: false,
  });
  await result('set-shop', '--agent-host', 'none');
  expect(await services.db.shop.findUnique({ where: { domain } })).toMatchObject({
    agentHost: null,
    itemIdSource: 'sku',
  });
  await result('set-shop', '--metafields', 'custom.mpn, custom.color', '--markets', 'ca,de');
  expect(await services.db.shop.findUnique({ where: { domain } })).toMatchObject({
    metafieldKeys: ['custom.mpn', 'custom.color'],
    marketCountries: ['CA', 'DE'],
  });
  await result('set-shop', '--metafields', 'none');
  expect(await services.db.shop.findUnique({ where: { domain } })).toMatchObject({
    metafieldKeys: [],
    marketCountries: ['CA', 'DE'],
  });
});

test('GIVEN write-feed and quality THEN the catalogue is written, and judged', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'feed-'));
  expect(await result('write-feed', '--format', 'google', '--out', out)).toMatchObject({
    rows: 0,
    omitted: {},
  });
  expect(readdirSync(out)).toEqual(['products-00001.tsv.gz']);
  rmSync(out, { recursive: true });
  expect(await result('catalog-drift')).toEqual([]);
  expect(await result('catalog-status')).toMatchObject({ sync: null });
  expect(await result('quality')).toMatchObject({ score: null });
  expect(await result('quality', '--judge', 'yes')).toMatchObject({ score: 100, problems: [] });
});

test('GIVEN review rules THEN what is given changes, and all are told', async () => {
  const first = await result('set-review-rules', '--amount-over', '5000', '--ship-countries', 'fr,de');
  expect(first).toMatchObject({ riskLevel: 'highest', amountOver: 5000, shipCountries: ['FR', 'DE'] });
  const second = await result('set-review-rules', '--amount-over', 'off', '--new-buyers', 'yes');
  expect(second).toEqual({ ...(first as object), amountOver: null, newBuyers: true });
  expect(await result('set-review-rules')).toEqual(second);
});

describe('feeds', () => {
  const shop = (name: string, ...options: string[]) => run(name, '--shop', 'feeds.myshopify.com', ...options);
  const printed = async <T>(name: string, ...options: string[]): Promise<T> => {
    const { code, out, err } = await shop(name, ...options);
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out) as T;
  };
  let feed: string;
  beforeAll(async () => {
    const { id } = (await shopWithCatalog(services, 'feeds.myshopify.com', [mirroredProduct('1')])).shop;
    await services.db.shop.update({ where: { id }, data: { catalogSyncedAt: services.clock() } });
    const agent = await printed<{ id: string }>('create-agent', '--name', 'A', '--platform', 'a');
    const options = ['--agent', agent.id, '--format', 'openai-csv', '--dialect', 'v2', '--hours', '6'];
    ({ id: feed } = await printed<{ id: string }>('add-feed', ...options));
  });

  test('GIVEN a feed THEN it is delivered, listed and told what became of it', async () => {
    const run = await printed<{ id: string }>('deliver-feed', '--feed', feed);
    expect(run).toMatchObject({ state: 'delivered', rows: 1, bytes: expect.any(Number) as number });
    expect(await printed('feed-runs', '--feed', feed)).toEqual([{ ...run, imported: 0, imports: [] }]);
    expect(await printed('list-feeds')).toMatchObject([
      { id: feed, format: 'openai-csv', dialect: 'v2', everyHours: 6, guardPercent: 50, lastRun: run },
    ]);
    expect((await shop('approve-feed', '--run', run.id)).err).toBe('This run is delivered, not held.\n');
  });

  test('GIVEN a smaller feed that is held THEN it is approved, or another is discarded', async () => {
    await services.db.product.deleteMany({ where: { shop: { domain: 'feeds.myshopify.com' } } });
    const hold = () => printed<{ id: string; state: string }>('deliver-feed', '--feed', feed);
    const first = await hold();
    expect(first.state).toBe('held');
    expect(await printed('discard-feed', '--run', first.id)).toMatchObject({ state: 'discarded' });
    const second = await hold();
    expect(await printed('approve-feed', '--run', second.id)).toMatchObject({
      state: 'delivered',
      decidedBy: 'command',
    });
  });

  test('GIVEN an update THEN only what is given changes, none takes it away, and a new URL is printed', async () => {
    const { url } = await printed<{ url: string }>('update-feed', '--feed', feed, '--dialect', 'none');
    expect(await printed('list-feeds')).toMatchObject([{ url, dialect: null, everyHours: 6 }]);
    const next = await printed<{ url: string }>('update-feed', '--feed', feed, '--new-url', 'yes');
    expect(next.url).not.toBe(url);
  });

  test('GIVEN another shop THEN no command of it reaches the feed', async () => {
    for (const command of ['deliver-feed', 'feed-runs', 'update-feed', 'remove-feed'])
      expect(await onShop(command, '--feed', feed)).toMatchObject({ code: 1, out: '' });
    expect(await result('list-feeds')).toEqual([]);
  });

  test('GIVEN it is removed THEN it is gone', async () => {
    expect(await printed('remove-feed', '--feed', feed)).toEqual({ feed, removed: true });
    expect(await printed('list-feeds')).toEqual([]);
  });
});

describe('eligibility', () => {
  interface Listed {
    id: string;
    name: string;
    enabled: boolean;
  }
  const names = (rules: Listed[]) => rules.map(({ name, enabled }) => (enabled ? name : `(${name})`));
  const add = (name: string, ...options: string[]) =>
    result<Listed[]>('add-eligibility', '--name', name, '--effect', 'hidden', ...options);

  test('GIVEN rules THEN each command prints them as they are then', async () => {
    const conditions = { tags: ['fragile'], price: { min: 5000 }, countries: ['FR'] };
    const [first] = await add('First', '--conditions', JSON.stringify(conditions));
    expect(first).toMatchObject({ position: 1, effect: 'hidden', conditions, updatedBy: 'command' });
    const rules = await add('Second', '--conditions', '{}', '--position', '1', '--enabled', 'no');
    expect(names(rules)).toEqual(['(Second)', 'First']);
    const second = ['--rule', rules[0]!.id];
    expect(names(await result('update-eligibility', ...second, '--enabled', 'yes'))).toEqual([
      'Second',
      'First',
    ]);
    const moved = await result<Listed[]>('move-eligibility', ...second, '--position', '2');
    expect(names(moved)).toEqual(['First', 'Second']);
    expect(await result('list-eligibility')).toEqual(moved);
    const other = await run('list-eligibility', '--shop', 'two.myshopify.com');
    expect(other).toEqual({ code: 0, out: '[]\n', err: '' });
    for (const [command, ...options] of [['remove-eligibility'], ['move-eligibility', '--position', '1']])
      expect(await run(command!, '--shop', 'two.myshopify.com', ...second, ...options)).toMatchObject({
        code: 1,
        out: '',
        err: 'There is no such eligibility rule.\n',
      });
    expect(names(await result('remove-eligibility', ...second))).toEqual(['First']);
  });

  test('GIVEN a change that is tried THEN it says what would change, and changes nothing', async () => {
    await shopWithCatalog(services, 'tried.myshopify.com', [mirroredProduct('1')]);
    const attempt = async (...options: string[]) => {
      const { out, err } = await run('try-eligibility', '--shop', 'tried.myshopify.com', ...options);
      expect(err).toBe('');
      return JSON.parse(out) as object;
    };
    const rule = ['--name', 'Canada', '--effect', 'hidden', '--conditions', '{"countries": ["CA"]}'];
    expect(await attempt(...rule)).toMatchObject({ changed: 0, items: [] });
    expect(await attempt(...rule, '--country', 'ca')).toMatchObject({
      changed: 1,
      verdicts: { in_chat: { before: 1, after: 0 }, hidden: { before: 0, after: 1 } },
      items: [{ itemId: '10', after: { verdict: 'hidden', rule: 'Canada' } }],
    });
    const { out } = await run('list-eligibility', '--shop', 'tried.myshopify.com');
    expect(out).toBe('[]\n');
  });
});

describe('overrides', () => {
  const printed = async <T>(name: string, ...options: string[]): Promise<T> => {
    const { code, out, err } = await run(name, '--shop', 'voice.myshopify.com', ...options);
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out) as T;
  };
  const seen = async (...options: string[]) => {
    const { agent, shopify, row } = await printed<Record<string, { name: string; title: string }>>(
      'show-item',
      ...['--item', '10', ...options],
    );
    return [agent!.name, shopify!.name, row?.title];
  };
  let agent: string;
  beforeAll(async () => {
    await shopWithCatalog(services, 'voice.myshopify.com', [mirroredProduct('1'), mirroredProduct('2')]);
    ({ id: agent } = await printed<{ id: string }>('create-agent', '--name', 'A', '--platform', 'a'));
  });

  test('GIVEN an override THEN the item shows as its agent sees it, beside Shopify’s, until it is taken back', async () => {
    const options = ['--field', 'title', '--value', '{{ product.title }} by {{ product.vendor }}'];
    const { override } = await printed<{ override: string }>(
      ...(['set-override', ...options, '--vendor', 'Potter', '--agent', agent] as [string, ...string[]]),
    );
    expect(await seen('--agent', agent)).toEqual(['Product 1 by Potter', 'Product 1', 'Product 1 by Potter']);
    expect(await seen()).toEqual(['Product 1', 'Product 1', 'Product 1']);
    const listed = { id: override, field: 'title', filterField: 'vendor', isTemplate: true };
    expect(await printed('list-overrides')).toMatchObject({ overrides: [listed], questions: [] });
    expect(await printed('list-overrides', '--product', '1')).toEqual({ overrides: [], questions: [] });
    expect(await printed('remove-override', '--override', override)).toEqual({ override, removed: true });
    expect(await seen('--agent', agent)).toEqual(['Product 1', 'Product 1', 'Product 1']);
  });

  test('GIVEN one to try THEN it shows, before what is stored, and is not kept', async () => {
    await printed('set-override', '--field', 'title', '--value', 'Kept', '--product', '1');
    expect(await seen('--try', 'title=A = {{ shop.name }}')).toEqual([
      'A = The Pottery',
      'Product 1',
      'A = The Pottery',
    ]);
    expect(await seen()).toEqual(['Kept', 'Product 1', 'Kept']);
    const failing = await printed<{ agent: object; overrides: object[] }>(
      'show-item',
      ...['--item', '10', '--try', 'condition={{ product.vendor }}'],
    );
    const problem = 'is none of new, refurbished, used';
    expect(failing.agent).toMatchObject({ failedOverrides: [{ id: 'tried', field: 'condition', problem }] });
    expect(failing.overrides).toMatchObject([{ field: 'title' }, { id: 'tried', field: 'condition' }]);
  });

  test('GIVEN questions THEN they are replaced and taken back', async () => {
    const asked = JSON.stringify([{ question: 'Hot?', answer: 'Yes.' }]);
    expect(await printed('set-questions', '--product', '1', '--questions', asked)).toEqual({
      product: '1',
      questions: 1,
    });
    expect(await printed('list-overrides', '--product', '1')).toMatchObject({
      questions: [{ question: 'Hot?', answer: 'Yes.' }],
    });
    expect(await printed('set-questions', '--product', '1', '--questions', 'none')).toMatchObject({
      questions: 0,
    });
  });

  test('GIVEN questions and policies THEN an item shows with what applies to it, and another shop has none', async () => {
    const policy = (type: string, text: string) => ({
      ...{ type, title: type, url: `https://voice.example/${type}` },
      ...{ text, markdown: text, shopifyUpdatedAt: services.clock() },
    });
    await services.db.shop.update({
      where: { domain: 'voice.myshopify.com' },
      data: {
        policyTexts: {
          create: [
            {
              ...policy('REFUND_POLICY', 'Within 30 days.'),
              translations: { fr: { text: 'Sous 30 jours.', markdown: '' } },
            },
            policy('PRIVACY_POLICY', 'We keep little.'),
          ],
        },
      },
    });
    const asked = JSON.stringify([{ question: 'Hot?', answer: 'Yes.' }]);
    await printed('set-questions', '--product', '1', '--questions', asked);
    const { agent: item, policies } = await printed<{ agent: object; policies: object[] }>(
      ...(['show-item', '--item', '10'] as const),
    );
    expect(item).toMatchObject({ questions: [{ question: 'Hot?', answer: 'Yes.' }] });
    expect(policies).toMatchObject([
      { type: 'PRIVACY_POLICY', text: null },
      { type: 'REFUND_POLICY', text: 'Within 30 days.' },
    ]);
    await printed('set-questions', '--product', '1', '--questions', 'none');

    expect(await printed('show-policies', '--language', 'fr')).toMatchObject([
      { type: 'PRIVACY_POLICY', text: 'We keep little.', language: null },
      { type: 'REFUND_POLICY', text: 'Sous 30 jours.', language: 'fr' },
    ]);
    expect(await result('show-policies')).toEqual([]);
  });

  test('GIVEN another shop THEN no command of it reaches them', async () => {
    const other = await printed<{ overrides: { id: string }[] }>('list-overrides');
    const { id } = other.overrides[0]!;
    for (const [name, ...options] of [
      ['remove-override', '--override', id],
      ['set-override', '--field', 'title', '--value', 'x', '--product', '1'],
      ['set-override', '--field', 'title', '--value', 'x', '--agent', agent],
      ['set-questions', '--product', '1', '--questions', 'none'],
      ['show-item', '--item', '10'],
    ])
      expect(await onShop(name!, ...options)).toMatchObject({ code: 1, out: '' });
    expect(await result('list-overrides')).toEqual({ overrides: [], questions: [] });
    expect(await printed('list-overrides')).toEqual(other);
    const { err } = await run(
      'show-item',
      ...['--shop', 'voice.myshopify.com', '--item', '10', '--agent', 'agent_of_nobody'],
    );
    expect(err).toBe('There is no such agent connection.\n');
  });
});

describe('what cannot be', () => {
  const AGENT = ['--name', 'A', '--platform', 'a'];
  test.each<[string, string[], RegExp]>([
    ['create-agent', ['--platform', 'a'], /^--name is missing\.\n$/],
    [
      'create-agent',
      [...AGENT, '--colour', 'red'],
      /^create-agent has no option --colour\. It has: --shop .*--rules/,
    ],
    ['create-agent', [...AGENT, '--max-day', '1,50'], /^--max-day: a decimal amount/],
    ['create-agent', [...AGENT, '--max-day', '1.50'], /finer than one minor unit of JPY/],
    ['create-agent', [...AGENT, '--rules', '[{]'], /^--rules: is no JSON/],
    ['create-agent', [...AGENT, '--rules', '[{"action":"hide"}]'], /^--rules: .*\(at 0\.action\)/],
    ['create-agent', [...AGENT, '--countries', 'Narnia'], /allowed_countries: "NARNIA" is no country/],
    ['create-agent', [...AGENT, '--rate-limit', 'fast'], /^--rate-limit: /],
    ['create-agent', [...AGENT, 'red'], /Unexpected argument 'red'/],
    ['update-agent', ['--name', 'A'], /^--agent is missing/],
    ['update-agent', ['--agent', 'agent_of_nobody', '--name', 'A'], /There is no such agent connection/],
    ['add-signing-key', ['--agent', 'a', '--algorithm', 'ed25519'], /no Ed25519 public key/],
    ['set-shop', ['--agent-host', 'agents.two.example'], /leads to another shop already/],
    ['replay-events', [], /--all yes says which events/],
    ['replay-events', ['--since', 'yesterday', '--all', 'yes'], /^--since: a time such as/],
    ['replay-events', ['--order', '#9'], /No agent has placed an order "#9"/],
    ['test-event-endpoint', ['--agent', 'agent_of_nobody'], /There is no such agent connection/],
    ['set-shop', ['--agent-host', 'http://x.example'], /agentHost: is no host name/],
    ['set-shop', ['--metafields', 'mpn")'], /metafieldKeys.0: is no namespace.key/],
    ['set-shop', ['--markets', 'UK'], /marketCountries.0: is no country/],
    [
      'write-feed',
      ['--format', 'acp', '--out', 'x', '--agent', 'agent_of_nobody'],
      /There is no such agent connection/,
    ],
    ['write-feed', ['--format', 'xml', '--out', 'x'], /^--format: /],
    ['add-feed', ['--agent', 'agent_of_nobody', '--format', 'acp'], /There is no such agent connection/],
    ['add-feed', ['--agent', 'a', '--format', 'acp', '--guard', '101'], /^guard_percent: /],
    ['add-feed', ['--agent', 'a', '--format', 'acp', '--country', 'uk'], /^country: is no country/],
    ['deliver-feed', ['--feed', 'feed_of_nobody'], /The catalogue has not been read/],
    ['feed-runs', ['--feed', 'feed_of_nobody'], /There is no such feed/],
    ['approve-feed', ['--run', 'feed_run_of_nobody'], /There is no such run/],
    ['set-override', ['--field', 'price', '--value', '1'], /^--field: /],
    ['set-override', ['--field', 'title', '--value', '{{ x }}'], /^title: There is no variable x, line:1/],
    [
      'set-override',
      ['--field', 'title', '--value', 'x', '--tag', 'a', '--vendor', 'b'],
      /^Give one of --collection/,
    ],
    ['set-questions', ['--questions', 'Hot?'], /^--questions: is no JSON/],
    ['set-questions', ['--questions', '[{"question":"Hot?"}]'], /^questions\.0\.answer: /],
    ['show-item', ['--item', '1', '--try', 'price=1'], /^--try: is no FIELD=TEXT/],
    ['show-item', ['--item', '1', '--try', 'condition=worn'], /^condition: is none of new/],
    ['accept-catalog', [], /No reading of the catalogue waits/],
    ['show-policies', ['--language', 'it'], /^--language: /],
    ['buyer-data', ['--email', 'jane'], /^--email: /],
    ['set-review-rules', ['--amount-over', '1,50'], /^--amount-over: a decimal amount/],
    ['set-review-rules', ['--risk-score', 'high'], /riskScore: must be a whole number/],
    ['set-review-rules', ['--ship-countries', 'UK'], /shipCountries: "UK" is no country/],
    ['approve-order', ['--order', '#1'], /No agent has placed an order "#1"/],
    ['reject-order', [], /^--order is missing/],
    ['evidence', [], /^--order is missing/],
    ['verify-evidence', ['--order', '#9'], /^There is no order "#9" of an agent in this shop/],
    ['add-eligibility', ['--name', 'x', '--effect', 'hidden'], /^--conditions is missing/],
    [
      'add-eligibility',
      ['--name', 'x', '--effect', 'hidden', '--conditions', '{"tag": ["x"]}'],
      /^--conditions: Unrecognized key: "tag"/,
    ],
    ['add-eligibility', ['--name', 'x', '--effect', 'gone', '--conditions', '{}'], /^--effect: /],
    [
      'add-eligibility',
      ['--name', 'x', '--effect', 'hidden', '--conditions', '{}', '--position', '9'],
      /^position: must be 1 to 2/,
    ],
    ['try-eligibility', ['--effect', 'hidden', '--conditions', '{}'], /^name: is missing/],
    ['try-eligibility', ['--rule', 'nothing', '--remove', 'yes'], /There is no such eligibility rule/],
    [
      'try-eligibility',
      ['--name', 'x', '--effect', 'hidden', '--conditions', '{}', '--agent', 'nobody'],
      /There is no such agent connection/,
    ],
    ['constructor', [], /^There is no command "constructor"\.\naisle COMMAND/],
  ])('GIVEN %s %j THEN it says what is wrong', async (name, options, words) => {
    const { code, out, err } = await onShop(name, ...options);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(words);
  });

  test('GIVEN no shop, or one that has not installed the app THEN it is said', async () => {
    expect((await run('list-agents')).err).toBe('--shop is missing.\n');
    expect((await run('list-agents', '--shop', 'x.example')).err).toMatch(/not installed in "x.example"/);
  });

  test('GIVEN help THEN every command is told', async () => {
    const { code, out } = await run('help');
    expect(code).toBe(0);
    for (const name of [
      'list-agents',
      'update-agent',
      'rotate-key',
      'revoke-signing-key',
      'set-shop',
      'feed-url',
      'replay-events',
    ])
      expect(out).toContain(`\n  ${name}: `);
  });
});
