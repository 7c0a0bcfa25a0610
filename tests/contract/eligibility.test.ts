import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AcpVersion } from '#app/agents/acp-versions.ts';
import type { CreateConnectionInput } from '#app/agents/create-connection.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import type { RuleFields } from '#app/catalog/eligibility/eligibility-rule.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { listRuns } from '#app/feeds/delivery/list-runs.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { previewItem } from '#app/feeds/preview-item.server.ts';
import { createAcpClient, type AcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import type { AcpError } from '#sandbox/agent/acp-types.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated by the client against the official JSON Schema of the version spoken. */
let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());
afterEach(noRules);

async function noRules() {
  for (const { id } of await listEligibilityRules(shop.scope, shop.services.db))
    await changeEligibility(shop.scope, { remove: id }, 'command');
}

const SHIRT = 'FH-LCS-M-SND';
const MUG = 'LL-COM-LAK';
/** The merchant's own words, which are nobody else's business. */
const WHY = 'Recall of batch 7';
const itemId = (sku: string) => shop.variant(sku).itemId;

interface Session {
  id: string;
  status: string;
  line_items: { item: { id: string }; name?: string; unit_amount: number }[];
  messages: { type: string; code?: string; param?: string; content: string }[];
}
const session = (reply: AcpReply) => reply.body as Session;

/** A rule on the mug, unless said otherwise. */
function rule(effect: RuleFields['effect'], conditions: RuleFields['conditions'] = {}) {
  const add = { name: WHY, effect, conditions: { variantIds: [itemId(MUG)], ...conditions } };
  return changeEligibility(shop.scope, { add }, 'command');
}

async function agentOf(
  apiVersion: AcpVersion = '2026-04-17',
  settings: Partial<CreateConnectionInput> = {},
): Promise<{ agent: AcpClient; id: string }> {
  const { id, apiKey } = await shop.connect({ apiVersion, ...settings });
  return { id, agent: createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey, apiVersion }) };
}

const cart = (version: AcpVersion, skus: string[], extra: object = {}) => {
  const items = skus.map((sku) => ({ id: itemId(sku), quantity: 1 }));
  const lines = version < '2026-01-30' ? { items } : { line_items: items, currency: 'usd', capabilities: {} };
  return { ...lines, ...extra } as never;
};
const open = async (agent: AcpClient, skus: string[], extra: object = ACP_BODIES['2026-04-17'].address) =>
  session(await agent.createSession(cart('2026-04-17', skus, extra)));

/** The live feed, as its reader has it. */
async function rows(): Promise<Map<string, boolean>> {
  const { items, rejected } = await readFeed(feedUrl(shop.scope));
  expect(rejected).toEqual([]);
  return new Map(items.map((item) => [item.itemId, item.buyable]));
}

describe.each<AcpVersion>(['2026-04-17', '2026-01-30', '2025-12-12'])('ACP %s', (version) => {
  const newest = version >= '2026-01-30';
  const { address, complete } = ACP_BODIES[version];
  const create = async () => {
    const { agent } = await agentOf(version);
    const body = session(await agent.createSession(cart(version, [SHIRT, MUG], address)));
    expect(JSON.stringify(body)).not.toContain(WHY);
    return { agent, body };
  };

  test('GIVEN a rule that hides an item THEN it is as one that the agent was never shown', async () => {
    await rule('hidden');
    const { body } = await create();
    expect(body.status).toBe('not_ready_for_payment');
    expect(body.messages).toMatchObject([
      {
        type: 'error',
        code: newest ? 'not_found' : 'invalid',
        param: newest ? '$.line_items[1]' : expect.stringContaining('[1]'),
        content: `Item ${itemId(MUG)} is not for sale.`,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(
      shop.shopify.state.products.get(shop.variant(MUG).productId)!.title,
    );
  });

  test('GIVEN a rule that only shows an item THEN it is as one that the agent must not sell', async () => {
    await rule('searchable');
    const { body } = await create();
    expect(body.status).toBe('not_ready_for_payment');
    expect(body.messages).toMatchObject([
      {
        type: 'error',
        code: newest ? 'unsupported' : 'invalid',
        content: expect.stringContaining('is not sold through this agent') as string,
      },
    ]);
  });

  test('GIVEN a rule that hands an item off THEN it is priced, and the payment is refused', async () => {
    await rule('hand_off');
    const { agent, body } = await create();
    expect(body.status).toBe(newest ? 'requires_escalation' : 'not_ready_for_payment');
    expect(body.messages[0]).toMatchObject({ type: 'info' });
    const reply = await agent.completeSession(body.id, complete('spt_x') as never);
    expect([reply.status, (reply.body as AcpError).code]).toEqual([400, 'handoff_required']);
  });
});

describe('GIVEN rules', () => {
  test('THEN staff find the name of the one that decided with the session', async () => {
    await rule('searchable');
    const { agent } = await agentOf();
    const { id } = await open(agent, [MUG]);
    const { state } = await shop.services.db.checkoutSession.findUniqueOrThrow({ where: { id } });
    expect(state).toMatchObject({ blocking: [{ code: 'rule_searchable', rule: WHY }] });
    const read = await agent.getSession(id);
    expect(JSON.stringify(read.body)).not.toContain(WHY);
  });

  test('THEN a cart knows them too, when it is filled and when it is read', async () => {
    const { id, apiKey } = await shop.connect();
    await rule('hidden', { connectionIds: [id] });
    const headers = { Authorization: `Bearer ${apiKey}`, 'API-Version': '2026-04-17' };
    const created = await fetch(`${shop.url}/acp/carts`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': 'cart-of-hidden' },
      body: JSON.stringify({ line_items: [{ id: itemId(MUG) }] }),
    });
    expect(created.status).toBe(201);
    const filled = (await created.json()) as { id: string };
    const read = await fetch(`${shop.url}/acp/carts/${filled.id}`, { headers });
    for (const cart of [filled, await read.json()])
      expect(cart).toMatchObject({ messages: [{ code: 'not_found' }], line_items: [{ unit_amount: 0 }] });
  });

  test('WHEN one is for one agent or one country THEN others buy as before', async () => {
    const [mine, theirs] = [await agentOf(), await agentOf()];
    await rule('searchable', { connectionIds: [mine.id] });
    expect((await open(mine.agent, [MUG])).status).toBe('not_ready_for_payment');
    expect((await open(theirs.agent, [MUG])).status).toBe('ready_for_payment');

    await noRules();
    await rule('in_chat', { countries: ['US'] });
    await changeEligibility(
      shop.scope,
      { add: { name: 'US only', effect: 'searchable', conditions: {} } },
      'command',
    );
    const session = await open(mine.agent, [MUG]);
    expect(session.status).toBe('ready_for_payment');
    const { fulfillment_details: details } = ACP_BODIES['2026-04-17'].address as {
      fulfillment_details: { address: object };
    };
    const abroad = { ...details.address, country: 'CA', state: 'ON', postal_code: 'K1A 0A1', city: 'Ottawa' };
    const moved = (
      await mine.agent.updateSession(session.id, {
        fulfillment_details: { ...details, address: abroad },
      } as never)
    ).body as Session;
    expect(moved).toMatchObject({
      status: 'not_ready_for_payment',
      messages: [{ code: 'unsupported', param: '$.line_items[0]' }],
    });
  });

  test('WHEN goods need no address THEN the bill says where the buyer is', async () => {
    const ebook = 'PH-FGR-E';
    await rule('searchable', { variantIds: [itemId(ebook)], countries: ['CA'] });
    const { agent } = await agentOf();
    const { id, status } = await open(agent, [ebook], {});
    expect(status).toBe('ready_for_payment');
    const { complete } = ACP_BODIES['2026-04-17'];
    const body = complete(await shop.token(100_00)) as { payment_data: object };
    const billing_address = {
      ...{ name: 'Jane Doe', line_one: '1 Main Street', city: 'Ottawa', state: 'ON' },
      ...{ postal_code: 'K1A 0A1', country: 'CA' },
    };
    const payment_data = { ...body.payment_data, billing_address };
    const reply = await agent.completeSession(id, { ...body, payment_data } as never);
    expect(session(reply)).toMatchObject({
      status: 'not_ready_for_payment',
      messages: [{ code: 'unsupported' }],
    });
  });

  test('WHEN an item is hidden after it was put into a session THEN it is paid no more', async () => {
    const { agent } = await agentOf();
    const before = await open(agent, [MUG]);
    expect(before.status).toBe('ready_for_payment');
    await rule('hidden');
    const { complete } = ACP_BODIES['2026-04-17'];
    const reply = await agent.completeSession(before.id, complete(await shop.token(500_00)) as never);
    const after = session(reply);
    expect(after).toMatchObject({ status: 'not_ready_for_payment', messages: [{ code: 'not_found' }] });
    // As the agent knows it.
    expect(after.line_items).toMatchObject([{ name: before.line_items[0]!.name }]);
  });
});

describe('The live feed', () => {
  test('GIVEN rules THEN what is hidden has no row, and what is not for the chat is not eligible for checkout', async () => {
    const all = await rows();
    expect([all.get(itemId(MUG)), all.get(itemId(SHIRT))]).toEqual([true, true]);
    await rule('hidden');
    await rule('hand_off', { variantIds: [itemId(SHIRT)] });
    const left = await rows();
    expect([left.get(itemId(MUG)), left.get(itemId(SHIRT))]).toEqual([undefined, false]);
    expect(left.size).toBe(all.size - 1);
  });
});

describe('The feed of one agent', () => {
  test('GIVEN rules for it and for another THEN its own hold, and its runs say why', async () => {
    const [mine, theirs] = [await agentOf(), await agentOf()];
    await rule('hidden', { connectionIds: [mine.id] });
    const [ours, others] = await Promise.all(
      [mine, theirs].map(async ({ id }) => {
        const feed = await addDestination(shop.scope, { connectionId: id, format: 'openai-jsonl' });
        const { shop: row } = shop.scope;
        const fresh = await shop.services.db.shop.findUniqueOrThrow({ where: { id: row.id } });
        return deliverFeed({ ...shop.scope, shop: fresh }, feed.id);
      }),
    );
    expect(ours!.omitted).toMatchObject({ [`hidden: ${WHY}`]: 1 });
    expect(others!.omitted).not.toHaveProperty([`hidden: ${WHY}`]);
  });

  test('GIVEN what the merchant does not let an agent sell THEN its own feed says so, and no other', async () => {
    const [mine, theirs, showing] = [
      await agentOf('2026-04-17', {
        productRules: [
          { action: 'exclude', field: 'variant', value: itemId(MUG) },
          { action: 'hand_off', field: 'variant', value: itemId(SHIRT) },
        ],
      }),
      await agentOf(),
      await agentOf('2026-04-17', { sellingMode: 'hand_off' }),
    ];
    const eligible = async ({ id }: { id: string }) =>
      Promise.all(
        [MUG, SHIRT].map(async (sku) => {
          const { row } = await previewItem(shop.scope, { itemId: itemId(sku), connectionId: id });
          return row && [row.is_eligible_search, row.is_eligible_checkout];
        }),
      );
    expect(await eligible(mine)).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await eligible(theirs)).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(await eligible(showing)).toEqual([
      [true, false],
      [true, false],
    ]);
    expect((await rows()).get(itemId(MUG))).toBe(true);
  });

  test('WHEN the merchant lets an agent sell less THEN its feed is made anew within a minute', async () => {
    const { id } = await agentOf();
    const feed = await addDestination(shop.scope, { connectionId: id, format: 'openai-jsonl' });
    await shop.drainJobs();
    await updateConnection(shop.scope, id, {
      productRules: [{ action: 'exclude', field: 'variant', value: itemId(MUG) }],
    });
    await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await shop.drainJobs();
    const [newest] = await listRuns(shop.scope, feed.id);
    expect(newest).toMatchObject({ state: 'delivered', changed: 1, added: 0, removed: 0 });
  });
});
