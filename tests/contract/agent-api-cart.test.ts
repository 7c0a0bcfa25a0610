import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcpVersion } from '#app/agents/acp-versions.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { createAcpClient, type AcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import type { AcpError, AcpTotal } from '#sandbox/agent/acp-types.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated by the client against the official JSON Schema of the version spoken. */
let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const SHIRT = 'FH-LCS-M-SND';
const MUG = 'LL-COM-LAK';
const BOWLS = 'LL-NB3';
const TENT = 'NM-TPT';
const EBOOK = 'PH-FGR-E';

interface Line {
  id: string;
  item: { id: string; quantity?: number };
  quantity?: number;
  unit_amount: number;
  availability_status?: string;
  name?: string;
}
interface Session {
  id: string;
  status: string;
  line_items: Line[];
  fulfillment_options: { id: string }[];
  totals: AcpTotal[];
  messages: { type: string; code?: string; param?: string; content: string }[];
  continue_url?: string;
  capabilities?: { interventions: object };
}
interface Wish {
  id: string;
  quantity?: number;
  unit_amount?: number;
  suggested_price?: object;
}
const session = (reply: AcpReply) => reply.body as Session;
const total = ({ totals }: Session) => totals.find(({ type }) => type === 'total')!.amount;

/** An agent of its own connection, which speaks one version. */
async function agentOf(
  version: AcpVersion = '2026-04-17',
  sellingMode: 'in_chat' | 'hand_off' = 'in_chat',
): Promise<{ agent: AcpClient; id: string }> {
  const { id, apiKey } = await shop.connect({ apiVersion: version, sellingMode });
  return { id, agent: createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey, apiVersion: version }) };
}
const limit = (id: string, data: object) => shop.services.db.agentConnection.update({ where: { id }, data });
const cartBody = (version: AcpVersion, wishes: Wish[], extra: object = {}) => {
  const items = wishes.map((wish) => ({ quantity: 1, ...wish }));
  const cart = version < '2026-01-30' ? { items } : { line_items: items, currency: 'usd', capabilities: {} };
  return { ...cart, ...extra } as never;
};
const BILLING = {
  ...{ name: 'Jane Doe', line_one: '1 Main Street', city: 'Ottawa', state: '', postal_code: 'K1A 0A1' },
};
const { address, complete } = ACP_BODIES['2026-04-17'];

/** The merchant edits something; Shopify tells, and the mirror follows. */
async function edit(kind: 'products' | 'variants', gid: string, change: object, method = 'PATCH') {
  const reply = await fetch(`${shop.shopify.url}/_control/${kind}/${gid.split('/').pop()!}`, {
    method,
    body: JSON.stringify(change),
  });
  expect(reply.ok).toBe(true);
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
}
const productOf = (sku: string) => shop.variant(sku).productId;
async function shopifyCalls(): Promise<number> {
  const reply = await fetch(`${shop.shopify.url}/_control/calls`);
  return ((await reply.json()) as { calls: unknown[] }).calls.length;
}

const ADULTS = {
  id: 'gid://shopify/TaxonomyCategory/fb-1-1',
  fullName: 'Food, Beverages & Tobacco > Beverages > Alcoholic Beverages',
};
type Reason = [what: string, itemId: () => string, code: string, code2025: string];
/** An item for each reason why neither chat nor shop sell it to this agent's buyer. */
const WRONG: Reason[] = [
  ['sold to companies only', () => shop.variant('HO-EGB').itemId, 'unsupported', 'invalid'],
  ['excluded by a rule', () => shop.variant('HO-WRB').itemId, 'unsupported', 'invalid'],
  ['out of stock', () => shop.variant('MB-RWM').itemId, 'out_of_stock', 'out_of_stock'],
];
/** What is not in the online store: an agent can only have guessed its id, or have it from a feed of long ago. */
const HIDDEN: [what: string, sku: string, says: string][] = [
  ['a draft', 'FH-SP27', 'is not for sale'],
  ['archived', 'LL-EL19', 'is no longer for sale'],
  ['not in the online store', 'DS-APR', 'is not for sale'],
];
/** What the shop's own checkout sells, and whether Shopify can price it for a session. */
const SHOP_ONLY: [...Reason, quoted: boolean][] = [
  ['a gift card', () => giftCard(), 'unsupported', 'invalid', true],
  ['sold by subscription only', () => shop.variant('SK-COM').itemId, 'unsupported', 'invalid', false],
  ['a bundle', () => shop.variant('SK-SMS').itemId, 'unsupported', 'invalid', false],
  ['for adults by its tag', () => shop.variant('SK-CC').itemId, 'age_verification_required', 'invalid', true],
  [
    'for adults by its category',
    () => shop.variant('SK-CM30').itemId,
    'age_verification_required',
    'invalid',
    true,
  ],
];
function giftCard(): string {
  const { state } = shop.shopify;
  const card = state.products.find(({ isGiftCard }) => isGiftCard)!;
  return state.variants
    .find(({ productId }) => productId === card.id)!
    .id.split('/')
    .pop()!;
}

describe.each<AcpVersion>(['2026-04-17', '2026-01-30', '2025-12-12'])('ACP %s', (version) => {
  /** Codes, warnings and statuses as the newest versions have them. */
  const newest = version >= '2026-01-30';
  let agent: AcpClient;
  let shopAgent: AcpClient;
  beforeAll(async () => {
    const made = await agentOf(version);
    agent = made.agent;
    const inShop = await agentOf(version, 'hand_off');
    shopAgent = inShop.agent;
    const { productType } = shop.shopify.state.products.get(productOf('HO-WRB'))!;
    const productRules = [{ action: 'exclude', field: 'product_type', value: productType }];
    await limit(made.id, { productRules });
    await limit(inShop.id, { productRules });
    await edit('products', productOf('HO-EGB'), { tags: ['B2B-Only'] });
    await edit('products', productOf('SK-CC'), { tags: ['age-restricted'] });
    shop.shopify.state.products.patch(productOf('SK-CM30'), { category: ADULTS });
    await edit('products', productOf('SK-CM30'), { title: 'Spirit' });
  });

  test.each(WRONG)(
    'GIVEN an item that is %s THEN it stays in the cart and says why not',
    async (_what, itemId, code, code2025) => {
      const wishes = [{ id: shop.variant(SHIRT).itemId }, { id: itemId() }];
      for (const client of [agent, shopAgent]) {
        const reply = await client.createSession(cartBody(version, wishes, ACP_BODIES[version].address));
        expect(reply.status).toBe(201);
        const body = session(reply);
        expect(body.line_items.map(({ item }) => item.id)).toEqual(wishes.map(({ id }) => id));
        expect(body.status).toBe('not_ready_for_payment');
        expect(body.messages.filter(({ type }) => type !== 'info')).toMatchObject([
          { type: 'error', code: newest ? code : code2025, param: '$.line_items[1]' },
        ]);
      }
    },
  );

  test.each(HIDDEN)(
    'GIVEN an item that is %s THEN its line says so, and nothing else of it',
    async (_what, sku, says) => {
      const { itemId: id, priceMinor, productId } = shop.variant(sku);
      const { title } = shop.shopify.state.products.get(productId)!;
      const { itemId: shirt, priceMinor: shirtPrice } = shop.variant(SHIRT);
      const wishes = [{ id: shirt }, { id, quantity: 2, unit_amount: priceMinor }];
      for (const client of [agent, shopAgent]) {
        const reply = await client.createSession(cartBody(version, wishes, ACP_BODIES[version].address));
        expect(reply.status).toBe(201);
        const body = session(reply);
        expect(body.status).toBe('not_ready_for_payment');
        const line = body.line_items[1]!;
        expect(line).toMatchObject({ item: { id }, name: `Item ${id}`, unit_amount: 0, images: [] });
        expect(line.quantity ?? line.item.quantity).toBe(2);
        expect(body.messages.filter(({ type }) => type !== 'info')).toMatchObject([
          {
            type: 'error',
            code: newest ? 'not_found' : 'invalid',
            param: '$.line_items[1]',
            content: `Item ${id} ${says}.`,
          },
        ]);
        expect(total(body)).toBe(shirtPrice);
        const text = JSON.stringify(reply.body);
        expect(text).not.toContain(title);
        expect(text).not.toContain(sku);
        expect(text).not.toContain(productId.split('/').pop());
        expect(text).not.toContain(`/cart/${shirt}:1,`);
      }
    },
  );

  test.each(SHOP_ONLY)(
    'GIVEN an item that is %s THEN the buyer goes on in the shop, in either mode',
    async (_what, itemId, code, code2025, quoted) => {
      const id = itemId();
      const wishes = [{ id }, { id: shop.variant(SHIRT).itemId }];
      for (const client of [agent, shopAgent]) {
        const calls = await shopifyCalls();
        const body = session(
          await client.createSession(cartBody(version, wishes, ACP_BODIES[version].address)),
        );
        expect(body.status).toBe(newest ? 'requires_escalation' : 'not_ready_for_payment');
        expect(body.messages[0]).toMatchObject({
          type: 'error',
          code: newest ? code : code2025,
          param: '$.line_items[0]',
        });
        expect(body.messages.filter(({ type }) => type === 'error')).toHaveLength(1);
        expect(body.fulfillment_options.length > 0).toBe(quoted);
        expect((await shopifyCalls()) > calls).toBe(quoted);
        const priced = body.line_items.reduce((sum, line) => sum + line.unit_amount, 0);
        if (quoted) expect(total(body)).toBeGreaterThan(priced);
        else expect(total(body)).toBe(priced);
        expect(body.messages.some(({ content }) => content.startsWith('Shipping and tax'))).toBe(!quoted);
        const link = /https:[^"\s<>]*?(\/cart\/|\/products\/)[^"\s<>]*/.exec(JSON.stringify(body))![0];
        if (id === shop.variant('SK-COM').itemId) expect(link).toContain(`/products/coffee-of-the-month?`);
        else expect((await fetch(link)).status).toBe(200);
        const reply = await client.completeSession(body.id, ACP_BODIES[version].complete('spt_x') as never);
        expect([reply.status, (reply.body as AcpError).code]).toEqual([400, 'handoff_required']);
      }
    },
  );

  test('GIVEN a gift card alone THEN it needs no address', async () => {
    const body = session(await agent.createSession(cartBody(version, [{ id: giftCard() }])));
    expect(body.status).toBe(newest ? 'requires_escalation' : 'not_ready_for_payment');
    expect(body.messages.filter(({ type }) => type === 'error')).toHaveLength(1);
  });

  test('GIVEN more than there is THEN the quantity is what is wrong', async () => {
    const wishes = [{ id: shop.variant(SHIRT).itemId }, { id: shop.variant(TENT).itemId, quantity: 6 }];
    const body = session(await agent.createSession(cartBody(version, wishes, ACP_BODIES[version].address)));
    expect(body.status).toBe('not_ready_for_payment');
    expect(body.line_items).toHaveLength(2);
    expect(body.messages).toMatchObject([
      newest
        ? { code: 'quantity_exceeded', param: '$.line_items[1].quantity' }
        : { code: 'invalid', param: '$.line_items[1].item.quantity' },
    ]);
  });

  test('GIVEN few are left THEN the buyer is told, and can buy', async () => {
    const wishes = [{ id: shop.variant(TENT).itemId, quantity: 5 }];
    const body = session(await agent.createSession(cartBody(version, wishes, ACP_BODIES[version].address)));
    expect(body.status).toBe('ready_for_payment');
    expect(body.messages).toMatchObject([
      {
        type: newest ? 'warning' : 'info',
        param: '$.line_items[0]',
        content: expect.stringContaining('Only 5') as string,
      },
    ]);
    if (newest) expect(body.line_items[0]!.availability_status).toBe('low_stock');
  });

  test('GIVEN a price that is not the one shown THEN the message says both', async () => {
    const { itemId, priceMinor } = shop.variant(BOWLS);
    const wishes = [{ id: shop.variant(SHIRT).itemId }, { id: itemId, unit_amount: priceMinor - 300 }];
    const body = session(await agent.createSession(cartBody(version, wishes, ACP_BODIES[version].address)));
    expect(body.status).toBe('ready_for_payment');
    expect(body.line_items[1]!.unit_amount).toBe(priceMinor);
    expect(body.messages).toMatchObject([
      {
        type: newest ? 'warning' : 'info',
        param: '$.line_items[1].unit_amount',
        content: expect.stringMatching(/45\.00 .* \$48\.00/) as string,
      },
    ]);
  });

  test('GIVEN only digital items THEN no address is needed', async () => {
    const wishes = [{ id: shop.variant(EBOOK).itemId, quantity: 2 }];
    const body = session(await agent.createSession(cartBody(version, wishes)));
    expect(body).toMatchObject({ status: 'ready_for_payment', messages: [] });
    const paid = await agent.completeSession(
      body.id,
      ACP_BODIES[version].complete(await shop.token(total(body))) as never,
    );
    expect(session(paid).status).toBe('completed');
  });

  test('GIVEN an item to be paid in the shop THEN it is priced, and the payment is refused', async () => {
    const made = await agentOf(version);
    await limit(made.id, {
      productRules: [{ action: 'hand_off', field: 'variant', value: shop.variant(MUG).itemId }],
    });
    const wishes = [{ id: shop.variant(SHIRT).itemId }, { id: shop.variant(MUG).itemId }];
    const body = session(
      await made.agent.createSession(cartBody(version, wishes, ACP_BODIES[version].address)),
    );
    expect(body.status).toBe(newest ? 'requires_escalation' : 'not_ready_for_payment');
    expect(body.fulfillment_options.length).toBeGreaterThan(0);
    expect(body.messages[0]).toMatchObject({ type: 'info', param: '$.line_items[1]' });
    expect(JSON.stringify(body)).toContain(
      `/cart/${shop.variant(SHIRT).itemId}:1,${shop.variant(MUG).itemId}:1`,
    );
    const reply = await made.agent.completeSession(body.id, ACP_BODIES[version].complete('spt_x') as never);
    expect([reply.status, (reply.body as AcpError).code]).toEqual([400, 'handoff_required']);
  });

  test('GIVEN a country the agent must not sell to THEN it says so, and Shopify is not asked', async () => {
    const made = await agentOf(version);
    await limit(made.id, { allowedCountries: ['CA'] });
    const calls = await shopifyCalls();
    const reply = await made.agent.createSession(
      cartBody(version, [{ id: shop.variant(SHIRT).itemId }], ACP_BODIES[version].address),
    );
    expect(session(reply)).toMatchObject({
      status: 'not_ready_for_payment',
      messages: [
        {
          type: 'error',
          code: newest ? 'region_restricted' : 'invalid',
          param: '$.fulfillment_details.address.country',
          content: expect.stringContaining('United States') as string,
        },
      ],
    });
    expect(await shopifyCalls()).toBe(calls);
  });

  test('GIVEN digital goods and a country the agent must not sell to THEN the bill decides, and nothing is charged', async () => {
    const made = await agentOf(version);
    const wishes = [{ id: shop.variant(EBOOK).itemId }];
    const body = session(await made.agent.createSession(cartBody(version, wishes)));
    await limit(made.id, { allowedCountries: ['CA', 'DE'] });
    const orders = shop.shopify.state.orders.size;
    const pay = async (country?: string) => {
      const request = ACP_BODIES[version].complete(await shop.token(total(body))) as { payment_data: object };
      const billing = country && { billing_address: { ...BILLING, country } };
      return made.agent.completeSession(body.id, {
        ...request,
        payment_data: { ...request.payment_data, ...billing },
      } as never);
    };
    const refusal = ({ status, body: error }: AcpReply) => [
      status,
      (error as AcpError).code,
      (error as AcpError).param,
    ];
    expect(refusal(await pay())).toEqual([400, 'missing', '$.payment_data.billing_address']);
    const us = '$.payment_data.billing_address.country';
    expect(refusal(await pay('US'))).toEqual([400, 'country_not_allowed', us]);
    expect(shop.shopify.state.orders.size).toBe(orders);
    expect(session(await pay('ca')).status).toBe('completed');
  });

  test.each<[string, object, string | undefined]>([
    ['costs more than the agent may sell', { maxOrderAmount: 100n }, undefined],
    [
      'needs an intervention that nobody here can do',
      { requiredInterventions: ['3ds'] },
      'intervention_required',
    ],
  ])('GIVEN a purchase that %s THEN the buyer pays in the shop', async (_what, limits, code) => {
    const made = await agentOf(version);
    await limit(made.id, limits);
    const body = session(
      await made.agent.createSession(
        cartBody(version, [{ id: shop.variant(SHIRT).itemId }], ACP_BODIES[version].address),
      ),
    );
    expect(body.status).toBe(newest ? 'requires_escalation' : 'not_ready_for_payment');
    const expected = newest ? code : code && 'requires_3ds';
    expect(body.messages[0]).toMatchObject(expected ? { type: 'error', code: expected } : { type: 'info' });
    const reply = await made.agent.completeSession(body.id, ACP_BODIES[version].complete('spt_x') as never);
    expect([reply.status, (reply.body as AcpError).code]).toEqual([400, 'handoff_required']);
  });
});

describe('a session that goes on while the shop changes', () => {
  const open = async (agent: AcpClient, wishes: Wish[], extra: object = {}) =>
    session(await agent.createSession(cartBody('2026-04-17', wishes, extra)));
  const name = async (agent: AcpClient, id: string) =>
    session(await agent.updateSession(id, { buyer: { email: 'jane@example.com' } } as never));

  test('GIVEN a required intervention THEN the capabilities say that it is always enforced', async () => {
    const { agent, id } = await agentOf();
    await limit(id, { requiredInterventions: ['3ds'] });
    const body = await open(agent, [{ id: shop.variant(SHIRT).itemId }]);
    expect(body.capabilities!.interventions).toEqual({
      supported: [],
      required: ['3ds'],
      enforcement: 'always',
    });
  });

  test('GIVEN a rule made meanwhile WHEN it is completed THEN nothing is charged, and it leads to the shop', async () => {
    const { agent, id } = await agentOf();
    const body = await open(agent, [{ id: shop.variant(SHIRT).itemId }], address);
    expect(body.status).toBe('ready_for_payment');
    await limit(id, { maxOrderAmount: 100n });
    const orders = shop.shopify.state.orders.size;
    const reply = await agent.completeSession(body.id, complete(await shop.token(total(body))) as never);
    expect(session(reply).status).toBe('requires_escalation');
    expect(shop.shopify.state.orders.size).toBe(orders);
  });

  test('GIVEN an item that is deleted meanwhile THEN its line stays, in its place, and says so', async () => {
    const { agent } = await agentOf();
    const gone = shop.variant('PH-DGN');
    const wishes = [
      { id: gone.itemId },
      { id: shop.variant(SHIRT).itemId },
      { id: gone.itemId, quantity: 2 },
    ];
    const before = await open(agent, wishes);
    expect(before.line_items.map(({ quantity }) => quantity)).toEqual([3, 1]);
    await edit('products', gone.productId, {}, 'DELETE');
    const after = await name(agent, before.id);
    expect(after.line_items).toMatchObject(before.line_items.map(({ id, item }) => ({ id, item })));
    expect(after.messages).toMatchObject([
      { type: 'error', code: 'not_found', param: '$.line_items[0]' },
      { type: 'error', code: 'missing' },
    ]);
  });

  test('GIVEN an item that is hidden meanwhile THEN its line stays as it was, and says so', async () => {
    const { agent } = await agentOf();
    const { itemId, productId } = shop.variant('SK-HEB-340');
    const before = await open(agent, [{ id: itemId }], address);
    await edit('products', productId, { status: 'DRAFT', title: 'Secret' });
    const resent = session(await agent.updateSession(before.id, { line_items: [{ id: itemId }] } as never));
    for (const after of [resent, await name(agent, before.id)]) {
      expect(after.status).toBe('not_ready_for_payment');
      const { id, item, unit_amount, name: title } = before.line_items[0]!;
      expect(after.line_items).toMatchObject([{ id, item, unit_amount, name: title }]);
      expect(after.messages).toMatchObject([{ type: 'error', code: 'not_found', param: '$.line_items[0]' }]);
    }
    await edit('products', productId, { status: 'ACTIVE', title: before.line_items[0]!.name! });
    expect(await name(agent, before.id)).toMatchObject({ status: 'ready_for_payment', messages: [] });
  });

  test('GIVEN a hidden item that comes out THEN it has its price, which is no change', async () => {
    const { agent } = await agentOf();
    const { itemId, productId, priceMinor } = shop.variant(BOWLS);
    await edit('products', productId, { status: 'DRAFT' });
    const before = await open(agent, [{ id: itemId }]);
    expect(before.line_items).toMatchObject([{ unit_amount: 0 }]);
    expect(before.fulfillment_options).toEqual([]);
    await edit('products', productId, { status: 'ACTIVE' });
    const after = await name(agent, before.id);
    expect(after.line_items).toMatchObject([{ id: before.line_items[0]!.id, unit_amount: priceMinor }]);
    expect(after.messages.filter(({ code }) => code !== 'missing')).toEqual([]);
  });

  test('GIVEN a price that rises meanwhile WHEN the cart is sent again THEN it is told once', async () => {
    const { agent } = await agentOf();
    const { id: gid, itemId, priceMinor } = shop.variant('SK-HEB-340');
    const before = await open(agent, [{ id: itemId }], address);
    await edit('variants', gid, { priceMinor: priceMinor + 100 });
    const body = { line_items: [{ id: itemId }] } as never;
    const after = session(await agent.updateSession(before.id, body));
    expect(after.line_items[0]!.unit_amount).toBe(priceMinor + 100);
    expect(after.messages).toMatchObject([{ code: 'price_change', param: '$.line_items[0].unit_amount' }]);
    expect(session(await agent.updateSession(before.id, body)).messages).toEqual([]);
  });

  test('GIVEN a price that rose after the agent saw it THEN the old one holds for a while', async () => {
    const { agent } = await agentOf();
    const { id: gid, itemId, priceMinor } = shop.variant(MUG);
    const observedAt = new Date().toISOString();
    await edit('variants', gid, { priceMinor: priceMinor + 200 });
    const suggested_price = { amount: priceMinor, source: { feed_id: 'feed_1' }, observed_at: observedAt };
    const before = await open(agent, [{ id: itemId, suggested_price }]);
    expect(before.line_items[0]!.unit_amount).toBe(priceMinor);
    expect(before.messages.map(({ code }) => code)).toEqual(['missing']);
    expect((await name(agent, before.id)).line_items[0]!.unit_amount).toBe(priceMinor);

    const ready = await open(agent, [{ id: itemId, suggested_price }], address);
    expect(ready).toMatchObject({ status: 'ready_for_payment', messages: [] });
    const paid = await agent.completeSession(ready.id, complete(await shop.token(total(ready))) as never);
    expect(session(paid)).toMatchObject({ status: 'completed', line_items: [{ unit_amount: priceMinor }] });

    await shop.services.db.shop.updateMany({ data: { honorPriceMinutes: 0 } });
    const after = await name(agent, before.id);
    expect(after.line_items[0]!.unit_amount).toBe(priceMinor + 200);
    expect(after.messages.map(({ code }) => code)).toEqual(['missing', 'price_change']);
  });

  test('GIVEN a price that the shop never asked THEN today’s holds', async () => {
    const { agent } = await agentOf();
    const { itemId, priceMinor } = shop.variant(SHIRT);
    const suggested_price = { amount: 1, source: { feed_id: 'feed_1' }, observed_at: '2026-01-01T00:00:00Z' };
    const body = await open(agent, [{ id: itemId, suggested_price }]);
    expect(body.line_items[0]!.unit_amount).toBe(priceMinor);
    expect(body.messages.map(({ code }) => code)).toEqual(['missing', 'price_change']);
  });
});

describe('GIVEN a shop whose items go by SKU', () => {
  beforeAll(() => shop.services.db.shop.updateMany({ data: { itemIdSource: 'sku' } }));
  afterAll(() => shop.services.db.shop.updateMany({ data: { itemIdSource: 'variant_id' } }));

  test('WHEN an agent buys by the id of the feed THEN the variant of that SKU is sold', async () => {
    const feed = await fetch(feedUrl(shop.scope));
    const rows = gunzipSync(Buffer.from(await feed.arrayBuffer()))
      .toString()
      .trim()
      .split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { item_id: string }).item_id)).toContain(SHIRT);

    const { agent } = await agentOf();
    const open = session(await agent.createSession(cartBody('2026-04-17', [{ id: SHIRT }], address)));
    expect(open).toMatchObject({
      status: 'ready_for_payment',
      line_items: [{ item: { id: SHIRT }, sku: SHIRT }],
    });
    const paid = await agent.completeSession(open.id, complete(await shop.token(total(open))) as never);
    expect(session(paid).status).toBe('completed');
    const order = shop.shopify.state.orders.find(({ sourceIdentifier }) => sourceIdentifier === open.id)!;
    expect(order.lines.map(({ variantId }) => variantId)).toEqual([shop.variant(SHIRT).id]);
  });

  test('WHEN it asks for the variant’s number THEN there is no such item', async () => {
    const { agent } = await agentOf();
    const reply = await agent.createSession(cartBody('2026-04-17', [{ id: shop.variant(SHIRT).itemId }]));
    expect([reply.status, (reply.body as AcpError).param]).toEqual([400, '$.line_items[0].id']);
  });
});
