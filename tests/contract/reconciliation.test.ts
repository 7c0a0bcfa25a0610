import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { reconcileShop, type Reconciliation } from '#app/reconciliation/reconcile-shop.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { reconcileShops } from '#app/reconciliation/run-reconciliation.server.ts';
import { AftersaleBench, type Sold } from '#tests/aftersale-bench.ts';
import { waitingJobs } from '#tests/catalog/catalog-fixture.ts';

/** A shop whose Shopify tells nothing by itself, so that only the comparison can find what changed. */
let bench: AftersaleBench;
beforeAll(async () => {
  bench = await AftersaleBench.start();
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.heal());

const db = () => bench.shop.services.db;

/** Compares a week, leaving nothing to jobs under way, and runs what it queued. */
async function reconcile(): Promise<Reconciliation> {
  const result = await reconcileShop(bench.shop.scope, { days: 7, settlingSeconds: -5 });
  await bench.settle();
  return result;
}

const said = ({ findings }: Reconciliation) =>
  findings.map(({ kind, subject, action }) => [kind, subject, action]);

/** What was found and done once, and that nothing is left to be found. */
async function expectFound(...expected: string[][]): Promise<void> {
  expect(said(await reconcile())).toEqual(expected);
  expect(said(await reconcile())).toEqual([]);
}

async function expectAsked(subject: string, orderId?: string): Promise<void> {
  const open = await listAttention(bench.shop.scope, { orderId });
  expect(open.map((item) => [item.kind, item.subject])).toContainEqual(['mismatch', subject]);
}

/** Something happens in Shopify of which no webhook tells. */
async function unheard(work: () => Promise<unknown>): Promise<void> {
  const { shopify } = bench.shop;
  await webhooks(true);
  await work();
  for (const { id } of shopify.state.webhooks.all()) shopify.state.webhooks.delete(id);
  await webhooks(false);
}

async function webhooks(paused: boolean): Promise<void> {
  const reply = await fetch(`${bench.shop.shopify.url}/_control/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ paused }),
  });
  expect(reply.status).toBe(200);
}

/** A payment of this shop that no purchase of the app made. */
async function strayPayment(sessionId: string, capture: 'manual' | 'automatic'): Promise<string> {
  const reply = await fetch(`${bench.shop.stripe.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${DEMO_MERCHANT.secretKey}` },
    body: new URLSearchParams({
      amount: '500',
      currency: 'usd',
      confirm: 'true',
      payment_method: 'pm_card_visa',
      capture_method: capture,
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      'metadata[shop]': bench.shop.scope.shop.domain,
      'metadata[checkout_session_id]': sessionId,
    }),
  });
  expect(reply.status, await reply.clone().text()).toBe(200);
  return ((await reply.json()) as { id: string }).id;
}

/** Everything of the order that this database has is lost. */
const forget = (sold: Sold) => db().order.delete({ where: { id: sold.orderId } });

test('GIVEN orders that were sold, sent, refunded and cancelled THEN a healthy shop has nothing to find', async () => {
  const [sent, refunded, cancelled] = [await bench.sell(), await bench.sell(), await bench.sell()];
  await bench.staff(sent, 'fulfill');
  await bench.staff(refunded, 'refund');
  await bench.staff(cancelled, 'cancel', { refund: true });
  await bench.settle();
  const result = await reconcile();
  expect(result.findings).toEqual([]);
  expect(result.finishedAt).not.toBeNull();
  expect(result.checked).toMatchObject({ payments: 3, shopify_orders: 3, paid_orders: 3, stripe_refunds: 2 });
  expect(await listAttention(bench.shop.scope)).toEqual([]);
});

describe('GIVEN a message was lost', () => {
  test('THEN an order that was sent is read again and the agent told', async () => {
    const sold = await bench.sell();
    await unheard(() => bench.staff(sold, 'fulfill'));
    await expectFound(['order_stale', sold.shopifyOrderGid, 'refreshed']);
    expect(bench.lastTold(sold).status).toBe('shipped');
  });

  test('THEN a refund in Shopify reaches Stripe', async () => {
    const sold = await bench.sell();
    await unheard(() => bench.staff(sold, 'refund'));
    await expectFound(['order_stale', sold.shopifyOrderGid, 'refreshed']);
    expect(bench.stripeRefunds(sold).map(({ amount }) => amount)).toEqual([sold.total]);
  });

  test('THEN a refund in Stripe reaches Shopify', async () => {
    const sold = await bench.sell();
    await bench.dashboardRefund(sold, 300);
    await db().inboxMessage.deleteMany({ where: { source: 'stripe', processedAt: null } });
    const { id } = bench.stripeRefunds(sold)[0]!;
    await expectFound(['refund_missing', id, 'mirrored']);
    expect(bench.bookedRefunds(sold)).toEqual([300]);
  });

  test('THEN how a refund ended is read again', async () => {
    const sold = await bench.sell({ card: 'pm_card_pendingRefund' });
    await bench.staff(sold, 'refund');
    await bench.settle();
    const { id } = bench.stripeRefunds(sold)[0]!;
    await bench.atStripe(`refunds/${id}/end`, { status: 'succeeded' });
    await expectFound(['refund_missing', id, 'mirrored']);
    expect(bench.lastTold(sold).adjustments).toMatchObject([{ status: 'completed' }]);
  });
});

describe('GIVEN work was left behind', () => {
  test('THEN a refund that no job is left for is taken up again', async () => {
    const sold = await bench.sell();
    bench.shop.stripe.faults.add({ kind: 'error_before', operation: 'refunds.create', times: 1000 });
    await bench.staff(sold, 'refund');
    await bench.settle();
    bench.heal();
    await dropJobs();
    const [record] = await bench.records(sold);
    await expectFound(['refund_unfinished', record!.id, 'resumed']);
    expect(bench.stripeRefunds(sold)).toHaveLength(1);
  });

  test('THEN an agent that was not told is told', async () => {
    const sold = await bench.sell();
    await db().orderEvent.updateMany({
      where: { orderId: sold.orderId },
      data: { deliveredAt: null, nextAttemptAt: new Date(0) },
    });
    await dropJobs();
    const before = bench.shop.agent.events.list(sold.sessionId)[0]!.deliveries;
    await expectFound(['event_waiting', sold.orderId, 'resumed']);
    expect(bench.shop.agent.events.list(sold.sessionId)[0]!.deliveries).toBe(before + 1);
  });

  test('THEN a purchase that stands still is finished', async () => {
    const sold = await bench.sell();
    await forget(sold);
    await db().purchase.update({ where: { sessionId: sold.sessionId }, data: { step: 'capturing' } });
    await db().checkoutSession.update({
      where: { id: sold.sessionId },
      data: { status: 'complete_in_progress' },
    });
    await expectFound(['purchase_unfinished', sold.sessionId, 'resumed']);
    expect(await db().order.count({ where: { sessionId: sold.sessionId } })).toBe(1);
  });

  test('THEN the order of a completed session is put on record again', async () => {
    const sold = await bench.sell();
    await forget(sold);
    await expectFound(['session_without_order', sold.sessionId, 'restored']);
    const order = await db().order.findUniqueOrThrow({ where: { sessionId: sold.sessionId } });
    expect(order).toMatchObject({ shopifyOrderGid: sold.shopifyOrderGid, total: BigInt(sold.total) });
  });

  test('THEN a restored order is reviewed by the rules of the shop, as every new one', async () => {
    const sold = await bench.sell();
    await forget(sold);
    const { scope } = bench.shop;
    const strict = { ...scope, shop: { ...scope.shop, reviewRules: { newAgentOrders: 1000 } } };
    const result = await reconcileShop(strict, { days: 7, settlingSeconds: -5 });
    await bench.settle();
    expect(said(result)).toEqual([['session_without_order', sold.sessionId, 'restored']]);
    const review = await db().orderReview.findFirst({ where: { order: { sessionId: sold.sessionId } } });
    expect(review).toMatchObject({ state: 'pending' });
  });
});

test('GIVEN more sessions than a page holds THEN all are looked at, and each without an order is found', async () => {
  const sold = await bench.sell();
  const { id: shopId } = bench.shop.scope.shop;
  // As the sold one, many times, without what would make them orders.
  await db().$executeRaw`
    INSERT INTO checkout_sessions SELECT (jsonb_populate_record(session, jsonb_build_object('id', 'many_' || number))).*
    FROM checkout_sessions session, generate_series(1, 230) AS number
    WHERE session.id = ${sold.sessionId} AND session.shop_id = ${shopId}`;
  const { findings } = await reconcile();
  const many = findings.filter(({ subject }) => subject.startsWith('many_'));
  expect(many).toHaveLength(230);
  expect(new Set(many.map(({ kind, action }) => `${kind} ${action}`))).toEqual(
    new Set(['session_without_order attention']),
  );
  expect(new Set(many.map(({ subject }) => subject)).size).toBe(230);
  await db().checkoutSession.deleteMany({ where: { id: { startsWith: 'many_' } } });
});

test('GIVEN several shops WHEN the hour has come THEN each that has the app is compared, in its own turn', async () => {
  const shop = { installedAt: bench.shop.services.clock() };
  await db().shop.create({ data: { ...shop, id: 'shop_other', domain: 'other-shop.myshopify.com' } });
  const uninstalledAt = shop.installedAt;
  await db().shop.create({
    data: { ...shop, id: 'shop_gone', domain: 'gone-shop.myshopify.com', uninstalledAt },
  });
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await reconcileShops(bench.shop.services);
  await reconcileShops(bench.shop.services);
  const jobs = (await waitingJobs(bench.shop.services)).filter(({ task }) => task === 'reconcile-shop');
  expect(jobs.map(({ payload }) => (payload as { shopId: string }).shopId).sort()).toEqual(
    [bench.shop.scope.shop.id, 'shop_other'].sort(),
  );
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db().shop.deleteMany({ where: { id: { in: ['shop_other', 'shop_gone'] } } });
});

describe('GIVEN money and orders that do not belong together', () => {
  test('THEN money that is reserved for nobody is released', async () => {
    const sold = await bench.sell();
    const stray = await strayPayment(sold.sessionId, 'manual');
    await expectFound(['payment_unclaimed', stray, 'canceled']);
    expect(bench.shop.stripe.state.paymentIntents.get(stray)!.status).toBe('canceled');
  });

  test('THEN staff are asked about money that was taken for no order, once', async () => {
    const sold = await bench.sell();
    const stray = await strayPayment(sold.sessionId, 'automatic');
    await expectFound(['payment_without_order', stray, 'attention']);
    await expectAsked(`payment_without_order:${stray}`);
    expect(bench.shop.stripe.state.paymentIntents.get(stray)!.status).toBe('succeeded');
  });

  test('THEN staff are asked about a payment of another sum', async () => {
    const sold = await bench.sell();
    bench.shop.stripe.state.paymentIntents.patch(sold.paymentIntentId, { amountReceived: sold.total - 1 });
    await expectFound(['amount_differs', sold.paymentIntentId, 'attention']);
    await expectAsked(`amount_differs:${sold.paymentIntentId}`, sold.orderId);
  });

  test('THEN staff are asked about an order whose payment does not exist', async () => {
    const sold = await bench.sell();
    bench.shop.stripe.state.paymentIntents.delete(sold.paymentIntentId);
    await expectFound(['order_without_payment', sold.shopifyOrderGid, 'attention']);
    await expectAsked(`order_without_payment:${sold.shopifyOrderGid}`, sold.orderId);
  });

  test('THEN staff are asked about an order in Shopify whose purchase came to nothing', async () => {
    const sold = await bench.sell();
    await forget(sold);
    await db().purchase.update({ where: { sessionId: sold.sessionId }, data: { step: 'refused' } });
    await db().checkoutSession.update({
      where: { id: sold.sessionId },
      data: { status: 'ready_for_payment' },
    });
    expect(said(await reconcile())).toEqual([
      ['payment_without_order', sold.paymentIntentId, 'attention'],
      ['order_without_payment', sold.shopifyOrderGid, 'attention'],
    ]);
    expect(said(await reconcile())).toEqual([]);
  });

  test('THEN staff are asked about a cancelled order whose money stayed, though no webhook told of it', async () => {
    const sold = await bench.sell();
    await unheard(() => bench.staff(sold, 'cancel'));
    await expectFound(['order_stale', sold.shopifyOrderGid, 'refreshed']);
    const { orderId } = sold;
    const asked = await listAttention(bench.shop.scope, { orderId });
    expect(asked.map(({ kind }) => kind)).toEqual(['canceled_not_refunded']);
  });
});

describe('a run', () => {
  test('GIVEN it broke off THEN the next call goes on where it stood', async () => {
    const sold = await bench.sell();
    await unheard(() => bench.staff(sold, 'fulfill'));
    const { scope } = bench.shop;
    const first = await reconcileShop(scope, { days: 7, settlingSeconds: -5, pages: 2 });
    expect(first).toMatchObject({ finishedAt: null, findings: [] });
    bench.shop.shopify.faults.add({ kind: 'error_before', operation: 'orders', times: 1000 });
    await expect(reconcileShop(scope, { settlingSeconds: -5 })).rejects.toThrow();
    bench.heal();
    const last = await reconcileShop(scope, { settlingSeconds: -5 });
    expect(last.runId).toBe(first.runId);
    expect(said(last)).toEqual([['order_stale', sold.shopifyOrderGid, 'refreshed']]);
    expect(last.finishedAt).not.toBeNull();
    await bench.settle();
  });

  test("GIVEN another shop THEN it sees nothing of this one's", async () => {
    const sold = await bench.sell();
    await db().orderEvent.updateMany({
      where: { orderId: sold.orderId },
      data: { deliveredAt: null, nextAttemptAt: new Date(0) },
    });
    await dropJobs();
    const now = bench.shop.services.clock();
    const other = await db().shop.create({
      data: { id: 'shop_other', domain: 'other.myshopify.com', installedAt: now },
    });
    const scope = { ...bench.shop.scope, shop: other };
    await expect(reconcileShop(scope, { days: 7 })).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(await db().reconciliationFinding.count({ where: { shopId: other.id } })).toBe(0);
  });
});

/** Whatever was queued is gone. */
const dropJobs = () => db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
