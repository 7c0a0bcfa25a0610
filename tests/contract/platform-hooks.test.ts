import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { listPlatformOrders } from '#app/checkout/platform-order/list-platform-orders.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { stripeTopics } from '#app/server/stripe-topics.server.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { signatureHeader } from '#sandbox/stripe/webhooks/webhook-sender.ts';
import { PLATFORM_BUYER, platformAgent, type PlatformItem } from '../platform-checkout.ts';
import { startSellingShop, type SellingShop } from '../selling-shop.ts';

const SECRET = 'whsec_hooks';
/** A mug for 16.00. */
const SKU = 'LL-COM-LAK';
/** How long a hook waits for Shopify here; a slow Shopify is held back for far longer. */
const BUDGET_MS = 1_500;
const HELD_BACK_MS = 60_000;

let shop: SellingShop;
let agent: ReturnType<typeof platformAgent>;
let hooksUrl: string;
let connectionId: string;
beforeAll(async () => {
  shop = await startSellingShop({ hookBudgetMs: BUDGET_MS });
  agent = platformAgent(shop.stripe);
  ({ id: connectionId } = await shop.connect({ name: 'Shopper', platform: 'shopper', stripeAgent: 'any' }));
  const connected = await connectStripe(shop.scope, {
    secretKey: DEMO_MERCHANT.secretKey,
    merchantId: DEMO_MERCHANT.profile,
    eventTypes: Object.keys(stripeTopics),
    hookSecret: SECRET,
  });
  ({ hooksUrl } = connected.agenticCommerce);
  await agent.settings({ hooksUrl, hookSecret: SECRET });
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.shopify.faults.clear();
  await shop.services.db.platformHook.deleteMany();
});

const item = (changes: Partial<PlatformItem> = {}): PlatformItem => ({
  sku: shop.variant(SKU).itemId,
  unit_amount: 1600,
  ...changes,
});
const begin = async (items: PlatformItem[] = [item()], changes?: object) =>
  (await agent.start(items, changes)).body.id;
/** Staff change a variant. */
const change = (body: object) =>
  fetch(`${shop.shopify.url}/_control/variants/${shop.variant(SKU).itemId}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const slowShopify = () => shop.shopify.faults.add({ kind: 'latency', delayMs: HELD_BACK_MS, times: 20 });

describe('shipping and taxes', () => {
  test('GIVEN an address THEN options and taxes are Shopify’s, and the order is for the very sum', async () => {
    const id = await begin([item({ quantity: 2 })]);
    const { status, body } = await agent.update(id, PLATFORM_BUYER);
    expect(status).toBe(200);
    expect(body.shippingRates.length).toBeGreaterThan(1);
    expect(body.shippingRates[0]!.amount).toBeLessThanOrEqual(body.shippingRates[1]!.amount);
    expect(body.lines[0]!.taxRates.map(({ inclusive }) => inclusive)).not.toContain(true);
    const [dear] = [...body.shippingRates].sort((a, b) => b.amount - a.amount);
    const { body: chosen } = await agent.update(id, { shipping_rate: dear!.id });
    expect(chosen.totals).toMatchObject({ subtotal: 3200, shipping: dear!.amount });
    expect((await agent.confirm(id)).body.status).toBe('complete');
    await shop.deliverStripeEvents();
    await shop.drainJobs();
    const row = (await listPlatformOrders(shop.scope)).find(({ stripeSessionId }) => stripeSessionId === id)!;
    expect(row).toMatchObject({ state: 'ordered', amount: BigInt(chosen.totals.total) });
    const [order] = shop.shopify.state.orders.filter(
      ({ sourceIdentifier }) => sourceIdentifier === row.checkoutSessionId,
    );
    expect(orderTotals(order!).totalMinor).toBe(chosen.totals.total);
    expect(order!.shippingLines).toMatchObject([{ title: dear!.display_name, priceMinor: dear!.amount }]);
  });

  test('GIVEN Stripe calculates taxes itself THEN only shipping is told', async () => {
    const id = await begin([item()], { automatic_tax: true });
    const { body } = await agent.update(id, PLATFORM_BUYER);
    expect(body.shippingRates.length).toBeGreaterThan(0);
    expect(body.lines[0]!.taxRates).toEqual([]);
  });

  test.each<[string, () => PlatformItem[], object]>([
    ['an item that the shop does not have', () => [item({ sku: 'NOT-OURS' })], PLATFORM_BUYER],
    ['more than there is', () => [item({ quantity: 900 })], PLATFORM_BUYER],
    [
      'a country that nothing is sent to',
      () => [item()],
      { ...PLATFORM_BUYER, address: { ...PLATFORM_BUYER.address, country: 'AQ', state: '' } },
    ],
  ])('GIVEN %s THEN nothing can be delivered', async (_, items, buyer) => {
    const { status, body } = await agent.update(await begin(items()), buyer);
    expect([status, body.shippingRates]).toEqual([200, []]);
  });

  test('GIVEN Shopify is slow THEN the answer comes while it is still held back: what was told before for the same cart and place', async () => {
    const { body: before } = await agent.update(await begin(), PLATFORM_BUYER);
    slowShopify();
    const { status, body } = await agent.update(await begin(), PLATFORM_BUYER);
    expect(status).toBe(200);
    const told = ({ display_name, amount }: { display_name: string; amount: number }) => [
      display_name,
      amount,
    ];
    expect(body.shippingRates.map(told)).toEqual(before.shippingRates.map(told));
    expect(body.lines[0]!.taxRates).toEqual(before.lines[0]!.taxRates);
  });

  test('GIVEN Shopify is slow and nothing was told before THEN the agent is asked to try again', async () => {
    slowShopify();
    const { status, body } = await agent.update(await begin([item({ quantity: 3 })]), PLATFORM_BUYER);
    expect([status, body.reason]).toEqual([424, "the seller's hook answered 503"]);
  });
});

describe('approval', () => {
  /** A checkout that only has to be confirmed. */
  async function ready(items?: PlatformItem[], buyer: object = PLATFORM_BUYER) {
    const id = await begin(items);
    await agent.update(id, buyer);
    return id;
  }
  const outcome = async (id: string) => {
    const { status, body } = await agent.confirm(id);
    return status === 200 ? 'approved' : `${status} ${body.reason}`;
  };

  test('GIVEN all is well THEN it is approved', async () => {
    expect(await outcome(await ready())).toBe('approved');
  });

  test('GIVEN it is sold out by now THEN it is declined, and approved again later', async () => {
    const id = await ready();
    await change({ available: 0 });
    expect(await outcome(id)).toMatch(/^402 .*sold out|^402 .*out of stock/i);
    await change({ available: 60 });
    expect(await outcome(await ready())).toBe('approved');
  });

  test('GIVEN the price at Stripe is not the shop’s THEN it is declined', async () => {
    expect(await outcome(await ready([item({ unit_amount: 1500 })]))).toBe(
      '402 A price has changed meanwhile. Please begin again.',
    );
  });

  test.each<[string, object, RegExp]>([
    [
      'an excluded product',
      { productRules: [{ action: 'exclude', field: 'tag', value: 'ceramic' }] },
      /^402 /,
    ],
    [
      'a product for the shop alone',
      { productRules: [{ action: 'hand_off', field: 'tag', value: 'ceramic' }] },
      /^402 /,
    ],
    ['a country not allowed', { allowedCountries: ['CA'] }, /^402 /],
    ['more than the limit of one order', { maxOrderAmount: 1000 }, /^402 /],
    ['more than the limit of one day', { maxDailyAmount: 1000 }, /^402 This agent has sold as much today/],
    ['an agent that is not set up', { stripeAgent: null }, /^402 This shop does not sell through this agent/],
  ])('GIVEN %s THEN it is declined', async (_, rule, words) => {
    const id = await ready();
    const undo = {
      productRules: [],
      allowedCountries: [],
      maxOrderAmount: null,
      maxDailyAmount: null,
      stripeAgent: 'any',
    };
    await updateConnection(shop.scope, connectionId, rule);
    try {
      expect(await outcome(id)).toMatch(words);
    } finally {
      await updateConnection(shop.scope, connectionId, undo);
    }
  });

  test('GIVEN nobody ever told which items they are THEN it is declined', async () => {
    const id = await ready();
    await shop.services.db.platformHook.deleteMany();
    expect(await outcome(id)).toBe('402 The shop cannot tell which items these are.');
  });

  test('GIVEN Shopify is slow THEN it is declined while Shopify is still held back, and approved once it answers', async () => {
    const id = await ready();
    slowShopify();
    expect(await outcome(id)).toBe('402 The shop could not confirm this order in time. Please try again.');
    shop.shopify.faults.clear();
    expect(await outcome(id)).toBe('approved');
  });
});

describe('a hook', () => {
  const hook = (changes: object = {}) => ({
    id: 'evt_hook',
    type: 'v1.delegated_checkout.finalize_checkout',
    livemode: false,
    data: {
      currency: 'usd',
      amount_total: 1600,
      line_items_details: [
        { id: 'li_1', sku_id: shop.variant(SKU).itemId, unit_amount: 1600, quantity: 1, name: 'Mug' },
      ],
      shipping_details: { name: PLATFORM_BUYER.name, address: PLATFORM_BUYER.address },
    },
    ...changes,
  });
  async function send(body: object, { secret = SECRET, url = hooksUrl } = {}) {
    const text = JSON.stringify(body);
    const response = await fetch(url, {
      method: 'POST',
      body: text,
      headers: { 'Stripe-Signature': signatureHeader(text, secret, Math.floor(Date.now() / 1000)) },
    });
    return { status: response.status, text: await response.text() };
  }

  test('GIVEN it comes again, by its id or as the same question THEN the answer is the same, whatever changed', async () => {
    const first = await send(hook());
    expect(first).toEqual({ status: 200, text: '{"manual_approval_details":{"type":"approved"}}' });
    await change({ available: 0 });
    try {
      expect(await send(hook())).toEqual(first);
      expect(await send(hook({ id: 'evt_again' }))).toEqual(first);
      expect(await send({ ...withQuantity(2), id: 'evt_other' })).not.toEqual(first);
    } finally {
      await change({ available: 60 });
    }
  });

  test('GIVEN it comes five times at once THEN all get one answer', async () => {
    const answers = await Promise.all([...Array(5)].map(() => send(hook())));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await shop.services.db.platformHook.count()).toBe(1);
  });

  test('GIVEN nothing of the buyer is kept', async () => {
    await send(hook({ data: { ...hook().data, email: PLATFORM_BUYER.email } }));
    const kept = JSON.stringify(await shop.services.db.platformHook.findMany());
    for (const word of [PLATFORM_BUYER.email, 'Rivera', 'Golden Gate']) expect(kept).not.toContain(word);
  });

  test.each<[string, () => ReturnType<typeof send>, number]>([
    ['the secret of the events', () => send(hook(), { secret: 'whsec_events' }), 400],
    ['an unknown account', () => send(hook(), { url: hooksUrl.replace(/[^/]+\/hooks$/, 'pa_x/hooks') }), 404],
    ['live mode', () => send(hook({ livemode: true })), 400],
    ['another type', () => send(hook({ type: 'v1.delegated_checkout.other' })), 400],
    ['no data', () => send(hook({ data: {} })), 400],
    ['a quantity of none', () => send(withQuantity(0)), 400],
  ])('GIVEN %s THEN it is refused without a word', async (_, sending, status) => {
    expect(await sending()).toEqual({ status, text: '' });
    expect(await shop.services.db.platformHook.count()).toBe(0);
  });
  const withQuantity = (quantity: number) => {
    const [line] = hook().data.line_items_details;
    return hook({ data: { ...hook().data, line_items_details: [{ ...line, quantity }] } });
  };
});
