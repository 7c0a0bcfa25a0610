import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decidePlatformOrder } from '#app/checkout/platform-order/decide-platform-order.server.ts';
import { listPlatformOrders } from '#app/checkout/platform-order/list-platform-orders.server.ts';
import { sweepPlatformOrders } from '#app/checkout/platform-order/sweep-platform-orders.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { eraseBuyer } from '#app/privacy/erase-buyer.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { DEMO_AGENT, DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { PLATFORM_BUYER, platformAgent, type PlatformItem } from '../platform-checkout.ts';
import { startSellingShop, type SellingShop } from '../selling-shop.ts';

/** A mug for 16.00. */
const SKU = 'LL-COM-LAK';
let shop: SellingShop;
let agent: ReturnType<typeof platformAgent>;
let connectionId: string;
beforeAll(async () => {
  shop = await startSellingShop();
  agent = platformAgent(shop.stripe);
  const created = await shop.connect({
    name: 'Shopper',
    platform: 'shopper',
    stripeAgent: DEMO_AGENT.profile,
  });
  connectionId = created.id;
  shop.agent.configure({ eventSecret: created.eventSecret });
});
afterAll(() => shop.close());
beforeEach(async () => {
  await agent.settings({ hooksUrl: null });
  shop.stripe.webhooks.change({ duplicates: 0, order: 'as_sent' });
});

const item = (changes: Partial<PlatformItem> = {}): PlatformItem => ({
  sku: shop.variant(SKU).itemId,
  unit_amount: 1600,
  ...changes,
});
/** Everything that has to happen until nothing is to be done. */
async function settle(): Promise<void> {
  await shop.deliverStripeEvents();
  await shop.drainJobs();
}
const orderOf = async (stripeSession: string) =>
  (await listPlatformOrders(shop.scope)).find((row) => row.stripeSessionId === stripeSession)!;
const shopifyOrders = (stripeSession: string) =>
  orderOf(stripeSession).then(({ checkoutSessionId }) =>
    shop.shopify.state.orders.filter(({ sourceIdentifier }) => sourceIdentifier === checkoutSessionId),
  );
const attention = async (id: string) =>
  (await listAttention(shop.scope)).filter(
    ({ kind, subject }) => kind === 'platform_order' && subject === id,
  );
const intent = (id: string) => shop.stripe.state.paymentIntents.get(id)!;

/** Buys, and gives the order's row once all has settled. */
async function bought(items: PlatformItem[], buyer?: object, changes?: object) {
  const { status, body } = await agent.buy(items, buyer, changes);
  expect(status).toBe(200);
  await settle();
  return { ...(await orderOf(body.id)), checkout: body };
}

describe('an order that Stripe took', () => {
  test('GIVEN it is paid THEN it is one order in Shopify for that very sum, marked as the agent’s, and the agent is told', async () => {
    const { checkout, ...row } = await bought([item({ quantity: 2 })]);
    expect(row).toMatchObject({
      state: 'ordered',
      reason: null,
      mode: 'test',
      amount: 3200n,
      currency: 'USD',
    });
    const [order, ...more] = await shopifyOrders(checkout.id);
    expect(more).toEqual([]);
    expect(orderTotals(order!)).toMatchObject({ totalMinor: 3200, receivedMinor: 3200 });
    expect(order).toMatchObject({
      tags: expect.arrayContaining(['agentic', 'agent:shopper']) as string[],
      email: PLATFORM_BUYER.email,
      financialStatus: 'PAID',
      test: true,
    });
    expect(order!.transactions[0]!.authorizationCode).toBe(checkout.paymentIntent);
    const kept = await shop.services.db.order.findUniqueOrThrow({
      where: { sessionId: row.checkoutSessionId! },
      include: { events: true, session: { include: { purchase: true } } },
    });
    expect(kept).toMatchObject({
      connectionId,
      paymentIntentId: checkout.paymentIntent,
      events: [{ type: 'order_create', deliveredAt: expect.any(Date) as Date }],
      session: { status: 'completed', purchase: { step: 'completed', payment: { last4: '4242' } } },
    });
    expect(await attention(row.id)).toEqual([]);
  });

  test('GIVEN taxes, shipping and a discount THEN the order has each of them', async () => {
    const { body } = await agent.start([item({ quantity: 2, discount: 800 })]);
    const { delegatedCheckouts } = shop.stripe.state;
    const [line] = delegatedCheckouts.get(body.id)!.lines;
    const rate = { id: 'shr_1', display_name: 'Express', amount: 1500, metadata: { code: 'EXPRESS' } };
    delegatedCheckouts.patch(body.id, {
      lines: [{ ...line!, taxRates: [{ display_name: 'CA State Tax', percentage: 7.25, inclusive: false }] }],
      shippingRates: [rate],
      shippingRate: 'shr_1',
    });
    await agent.update(body.id, PLATFORM_BUYER);
    await agent.confirm(body.id);
    await settle();
    expect((await orderOf(body.id)).state).toBe('ordered');
    const [order] = await shopifyOrders(body.id);
    // 32.00 − 8.00 + 7.25 % + 15.00
    expect(orderTotals(order!)).toMatchObject({ totalMinor: 4074, receivedMinor: 4074 });
    expect([...order!.taxLines, ...order!.lines.flatMap(({ taxLines }) => taxLines)]).toMatchObject([
      { title: 'CA State Tax', rate: 0.0725 },
    ]);
    expect(order!.shippingLines).toMatchObject([{ title: 'Express', code: 'EXPRESS' }]);
  });

  test.each([
    [
      'another price',
      { unit_amount: 500 },
      /sold at 5\.00 USD, and is 16\.00 USD in the shop.*no shipping was chosen/,
    ],
    ['no shipping', {}, /^Its goods are to be shipped, and no shipping was chosen$/],
  ])(
    'GIVEN %s, which nobody was asked about THEN it is an order that staff decide about',
    async (_, changes, why) => {
      const row = await bought([item(changes)]);
      expect(row.state).toBe('ordered');
      const { review } = await shop.services.db.order.findUniqueOrThrow({
        where: { sessionId: row.checkoutSessionId! },
        include: { review: true },
      });
      const reasons = review!.reasons as { rule: string; text: string }[];
      expect(reasons).toEqual([{ rule: 'platformTerms', text: expect.stringMatching(why) as string }]);
      const [order] = await shopifyOrders(row.checkout.id);
      expect(order!.fulfillmentOrders.flatMap(({ holds }) => holds)).toHaveLength(1);
    },
  );

  test('GIVEN more lines than come with a session THEN all are ordered', async () => {
    const known = await shop.services.db.variant.findMany({
      where: { available: { gt: 3 }, requiresComponents: false, product: { isGiftCard: false } },
      take: 12,
    });
    const items = known.map(({ id }) => item({ sku: id, unit_amount: 500 }));
    expect(items.length).toBe(12);
    const { checkout } = await bought(items);
    const [order] = await shopifyOrders(checkout.id);
    expect(order!.lines).toHaveLength(12);
  });

  test('GIVEN the merchant captures by hand THEN the money is taken once the order exists', async () => {
    await agent.settings({ hooksUrl: null, captureMethod: 'manual' });
    const { checkout, state } = await bought([item()]);
    expect(state).toBe('ordered');
    expect(intent(checkout.paymentIntent)).toMatchObject({ status: 'succeeded', amountReceived: 1600 });
  });

  test('GIVEN events come three times and in reverse THEN it is one order', async () => {
    shop.stripe.webhooks.change({ duplicates: 2, order: 'reversed' });
    const { checkout } = await bought([item()]);
    expect(await shopifyOrders(checkout.id)).toHaveLength(1);
    // A late repeat under another event id changes nothing either.
    const { db } = shop.services;
    const [message] = await db.inboxMessage.findMany({
      where: { source: 'stripe', payload: { path: ['data', 'object', 'id'], equals: checkout.id } },
    });
    await db.inboxMessage.update({ where: { id: message!.id }, data: { processedAt: null } });
    await db.$executeRaw`SELECT graphile_worker.add_job('process-inbox', ${JSON.stringify({ messageId: message!.id })}::json)`;
    await shop.drainJobs();
    expect(await shopifyOrders(checkout.id)).toHaveLength(1);
  });

  test('GIVEN Shopify’s reply is lost THEN the order is looked up, not made again', async () => {
    shop.shopify.faults.add({ kind: 'drop_reply', operation: 'orderCreate' });
    const { checkout, state } = await bought([item()]);
    expect(state).toBe('ordered');
    expect(await shopifyOrders(checkout.id)).toHaveLength(1);
  });

  test('GIVEN its job was lost THEN the sweep takes it up', async () => {
    const { body } = await agent.buy([item()]);
    await shop.deliverStripeEvents();
    const { db } = shop.services;
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key IS NULL`;
    const [message] = await db.inboxMessage.findMany({
      where: { source: 'stripe', topic: 'checkout.session.completed', processedAt: null },
    });
    expect(message).toBeDefined();
    await db.$executeRaw`SELECT graphile_worker.add_job('process-inbox', ${JSON.stringify({ messageId: message!.id })}::json)`;
    await shop.drainJobs();
    expect((await orderOf(body.id)).state).toBe('ordered');
    await db.platformOrder.updateMany({
      where: { stripeSessionId: body.id },
      data: { state: 'received', updatedAt: new Date(0) },
    });
    await sweepPlatformOrders(shop.services);
    const [job] = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'platform-order:%'`;
    expect(job).toBeDefined();
    await db.platformOrder.updateMany({ where: { stripeSessionId: body.id }, data: { state: 'ordered' } });
    await shop.drainJobs();
    expect(await shopifyOrders(body.id)).toHaveLength(1);
  });

  test('GIVEN its buyer is to be forgotten before it is worked on THEN it is an order all the same, and nothing of them is in the inbox', async () => {
    const { body } = await agent.buy([item()], { ...PLATFORM_BUYER, email: 'forgotten@example.com' });
    await shop.deliverStripeEvents();
    const { db } = shop.services;
    await db.$transaction((tx) => eraseBuyer(shop.scope, tx, 'forgotten@example.com'));
    const kept = await db.inboxMessage.findMany({ where: { source: 'stripe' } });
    expect(JSON.stringify(kept)).not.toContain('forgotten@example.com');
    await shop.drainJobs();
    const row = await orderOf(body.id);
    expect(row.state).toBe('ordered');
    // Once it is an order, the buyer is erased as any other.
    await db.$transaction((tx) => eraseBuyer(shop.scope, tx, 'forgotten@example.com'));
    const session = await db.checkoutSession.findUniqueOrThrow({
      where: { id: row.checkoutSessionId! },
      include: { purchase: true, platformOrder: true },
    });
    const left = JSON.stringify(session, (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    for (const word of ['forgotten@example.com', 'Rivera', 'Golden Gate']) expect(left).not.toContain(word);
  });

  test('GIVEN another Checkout of the merchant’s THEN it is nobody’s order here', async () => {
    const { body } = await agent.start([item({ sku: '' })]);
    await agent.update(body.id, PLATFORM_BUYER);
    const { body: paid } = await agent.confirm(body.id);
    shop.stripe.state.paymentIntents.patch(paid.paymentIntent, { agent: undefined });
    await settle();
    const row = await shop.services.db.platformOrder.findFirstOrThrow({
      where: { stripeSessionId: body.id },
    });
    expect(row).toMatchObject({ state: 'not_agentic', checkoutSessionId: null });
    expect(await attention(row.id)).toEqual([]);
  });
});

describe('an order that cannot be', () => {
  /** In review for this reason, with the money where it was, and staff are asked. */
  async function expectReview(row: Awaited<ReturnType<typeof bought>>, reason: string): Promise<void> {
    expect(row).toMatchObject({ state: 'in_review', reason });
    expect(await attention(row.id)).toMatchObject([
      { facts: { reason, stripe_session: row.stripeSessionId } },
    ]);
    expect(intent(row.checkout.paymentIntent)).toMatchObject({ status: 'succeeded' });
    expect(
      shop.stripe.state.refunds.filter(({ paymentIntent }) => paymentIntent === row.checkout.paymentIntent),
    ).toEqual([]);
  }

  test.each<[string, string, () => ReturnType<typeof bought>]>([
    ['an item that the shop does not have', 'unknown_item', () => bought([item({ sku: 'NOT-OURS' })])],
    [
      'no address for goods that are shipped',
      'missing_address',
      () => bought([item()], { email: PLATFORM_BUYER.email }),
    ],
    ['another currency', 'wrong_currency', () => bought([item()], PLATFORM_BUYER, { currency: 'eur' })],
  ])('GIVEN %s THEN staff are asked, and nothing is refunded', async (_, reason, buy) => {
    await expectReview(await buy(), reason);
  });

  test('GIVEN it is sold out meanwhile THEN staff are asked; once there is stock again, a retry makes the order', async () => {
    const { itemId } = shop.variant(SKU);
    await stock(itemId, 0);
    const row = await bought([item()]);
    await expectReview(row, 'out_of_stock');
    await decidePlatformOrder(shop.scope, row.id, 'retry');
    await shop.drainJobs();
    expect(await orderOf(row.checkout.id)).toMatchObject({ state: 'in_review', reason: 'out_of_stock' });
    await stock(itemId, 50);
    await decidePlatformOrder(shop.scope, row.id, 'retry');
    await shop.drainJobs();
    expect(await orderOf(row.checkout.id)).toMatchObject({ state: 'ordered', reason: null });
    expect(await shopifyOrders(row.checkout.id)).toHaveLength(1);
    expect(await attention(row.id)).toEqual([]);
    await expect(decidePlatformOrder(shop.scope, row.id, 'reject')).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  /** Confirms an order that Shopify makes one cent less of than was paid, and runs the jobs. */
  async function boughtWithAnotherTotal() {
    const { body } = await agent.start([item()]);
    await agent.update(body.id, PLATFORM_BUYER);
    await agent.confirm(body.id);
    await shop.deliverStripeEvents();
    // The row is on record before the job runs; a purchase of another sum is what Shopify's own rounding would make.
    const { db } = shop.services;
    await db.$executeRaw`CREATE FUNCTION one_cent_more() RETURNS trigger AS 'BEGIN NEW.amount := NEW.amount + 1; RETURN NEW; END' LANGUAGE plpgsql`;
    await db.$executeRaw`CREATE TRIGGER one_cent_more BEFORE INSERT ON purchases FOR EACH ROW EXECUTE FUNCTION one_cent_more()`;
    try {
      await shop.drainJobs();
    } finally {
      await db.$executeRaw`DROP FUNCTION one_cent_more() CASCADE`;
    }
    return body.id;
  }

  test('GIVEN Shopify makes it another total THEN that order is cancelled and staff are asked', async () => {
    const id = await boughtWithAnotherTotal();
    const row = { ...(await orderOf(id)), checkout: shop.stripe.state.delegatedCheckouts.get(id)! };
    await expectReview(row as never, 'total_mismatch');
    const [cancelled] = await shopifyOrders(id);
    expect(cancelled!.cancelledAt).not.toBeNull();
    await decidePlatformOrder(shop.scope, row.id, 'retry');
    await shop.drainJobs();
    expect((await orderOf(id)).state).toBe('ordered');
    const orders = await shopifyOrders(id);
    expect(orders.filter(({ cancelledAt }) => cancelledAt === null)).toHaveLength(1);
  });

  test.each(['error_before', 'error_after', 'drop_request', 'drop_reply'] as const)(
    'GIVEN the cancellation of such an order fails (%s) THEN the job goes on, and staff are asked once',
    async (kind) => {
      shop.shopify.faults.add({ kind, operation: 'orderCancel', times: 1000 });
      const id = await boughtWithAnotherTotal();
      shop.shopify.faults.clear();
      const { db } = shop.services;
      await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
      await shop.drainJobs();
      const row = { ...(await orderOf(id)), checkout: shop.stripe.state.delegatedCheckouts.get(id)! };
      await expectReview(row as never, 'total_mismatch');
      expect((await shopifyOrders(id)).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true]);
      await decidePlatformOrder(shop.scope, row.id, 'reject');
      await shop.drainJobs();
    },
  );

  test('GIVEN no agent is set up for it THEN staff are asked, and retry once it is', async () => {
    await updateConnection(shop.scope, connectionId, { stripeAgent: 'profile_test_somebody' });
    const row = await bought([item()]);
    await updateConnection(shop.scope, connectionId, { stripeAgent: DEMO_AGENT.profile });
    await expectReview(row, 'no_agent');
    await decidePlatformOrder(shop.scope, row.id, 'retry');
    await shop.drainJobs();
    expect((await orderOf(row.checkout.id)).state).toBe('ordered');
  });

  test('GIVEN the app was removed from the shop THEN staff find it when they come back', async () => {
    const { db } = shop.services;
    const where = { id: shop.scope.shop.id };
    await db.shop.update({ where, data: { uninstalledAt: new Date() } });
    const row = await bought([item()]);
    await db.shop.update({ where, data: { uninstalledAt: null } });
    await expectReview(row, 'shop_uninstalled');
    await decidePlatformOrder(shop.scope, row.id, 'retry');
    await shop.drainJobs();
    expect((await orderOf(row.checkout.id)).state).toBe('ordered');
  });

  test('GIVEN the key may not read checkouts THEN staff are asked', async () => {
    const seeds = shop.stripe.state.accounts.get(DEMO_MERCHANT.id)!;
    const restricted = seeds.keys.map((key) => ({ ...key, permissions: ['payment_intent_write'] }));
    const { body } = await agent.buy([item()]);
    shop.stripe.state.accounts.patch(seeds.id, { keys: restricted });
    await settle();
    shop.stripe.state.accounts.patch(seeds.id, { keys: seeds.keys });
    await expectReview({ ...(await orderOf(body.id)), checkout: body } as never, 'unreadable');
  });

  test.each<[string, () => ReturnType<typeof bought>]>([
    ['that never was a purchase', () => bought([item({ sku: 'NOT-OURS' })])],
    [
      'whose purchase is held',
      async () => {
        await stock(shop.variant(SKU).itemId, 0);
        const row = await bought([item()]);
        await stock(shop.variant(SKU).itemId, 50);
        return row;
      },
    ],
  ])('GIVEN staff reject one %s THEN the money goes back, once', async (_, buy) => {
    const row = await buy();
    await decidePlatformOrder(shop.scope, row.id, 'reject');
    await expect(decidePlatformOrder(shop.scope, row.id, 'retry')).rejects.toMatchObject({
      code: 'conflict',
    });
    shop.stripe.faults.add({ kind: 'drop_reply', operation: 'refunds.create', times: 3 });
    await shop.drainJobs();
    shop.stripe.faults.clear();
    await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await shop.drainJobs();
    expect(await orderOf(row.checkout.id)).toMatchObject({ state: 'rejected' });
    const refunds = shop.stripe.state.refunds.filter(
      ({ paymentIntent }) => paymentIntent === row.checkout.paymentIntent,
    );
    expect(refunds).toMatchObject([{ amount: 1600 }]);
    expect(await attention(row.id)).toEqual([]);
    const held = await shop.services.db.purchase.count({ where: { step: 'set_aside' } });
    expect(held).toBe(0);
  });

  test('GIVEN another shop THEN it neither sees nor decides it', async () => {
    const row = await bought([item({ sku: 'NOT-OURS' })]);
    const other = await shop.services.db.shop.create({
      data: { id: 'shop_other', domain: 'other.myshopify.com', installedAt: new Date() },
    });
    const scope = scopeToShop(shop.services, other);
    expect(await listPlatformOrders(scope)).toEqual([]);
    await expect(decidePlatformOrder(scope, row.id, 'reject')).rejects.toMatchObject({ code: 'not_found' });
  });
});

/** Staff count the shelf. */
async function stock(itemId: string, available: number): Promise<void> {
  await fetch(`${shop.shopify.url}/_control/variants/${itemId}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ available }),
  });
}
