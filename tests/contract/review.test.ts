import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { getAgentOrder } from '#app/orders/get-agent-order.server.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { listEvidence } from '#app/evidence/list-evidence.server.ts';
import { carryOutDecision } from '#app/orders/review/carry-out-decision.server.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { placeHold } from '#app/orders/review/place-hold.server.ts';
import { DEFAULT_REVIEW_RULES, type ReviewRules } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { assessRisk } from '#app/orders/risk/assess-risk.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

const SHIRT = 'FH-LCS-M-SND';
const STAFF = 'staff:1001';

let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.shopify.faults.clear();
  shop.shopify.state.variants.patch(shop.variant(SHIRT).id, { available: 20 });
  await rules({});
});

const rules = (changes: Partial<ReviewRules>) =>
  setReviewRules(shop.scope, { ...DEFAULT_REVIEW_RULES, ...changes });

interface Bought {
  /** Aisle's id. */
  id: string;
  payload: { shopId: string; orderId: string };
  sessionId: string;
}

/** One shirt, paid in the chat; nothing that comes of it has happened yet. */
async function buy({ card = 'pm_card_visa', email = 'jane@example.com' } = {}): Promise<Bought> {
  const { client } = shop;
  const created = await client.createSession({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email, address: ADDRESS },
    buyer: { email },
  } as never);
  const session = created.body as CheckoutSession;
  const token = await shop.token(totalAmount(session.totals, 'total')!, card);
  const payment = { instrument: { type: 'card', credential: { type: 'spt', token } } };
  const completed = await client.completeSession(session.id, { payment_data: payment } as never);
  expect(completed.body).toMatchObject({ status: 'completed' });
  const { id } = await shop.scope.db.order.findUniqueOrThrow({ where: { sessionId: session.id } });
  return { id, payload: { shopId: shop.scope.shop.id, orderId: id }, sessionId: session.id };
}

async function settle(): Promise<void> {
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
}

const inShopify = async ({ sessionId }: Bought): Promise<OrderRecord> =>
  (await shopControl(shop.shopify.url).orderOf(sessionId))!;
const holdsOf = (order: OrderRecord) => order.fulfillmentOrders.flatMap(({ holds }) => holds);
const reviewOf = ({ id }: Bought) => shop.scope.db.orderReview.findUnique({ where: { orderId: id } });
const decisionsInEvidence = async ({ sessionId }: Bought) =>
  (await listEvidence(shop.scope, sessionId)).entries
    .filter(({ kind }) => kind === 'staff_decision')
    .map(({ body }) => body);
const attention = async ({ id }: Bought) =>
  (await listAttention(shop.scope, { orderId: id })).map(({ text }) => text);
const ship = (order: OrderRecord) =>
  shopControl(shop.shopify.url).fulfill(order, { company: 'UPS', number: '1', url: 'https://ups.example/1' });
const breakShopify = (operation: string, kind: Fault['kind'], times = 1) =>
  shop.shopify.faults.add({ operation, kind, times });

/** What the agent was told of an order, oldest first. */
async function told({ id }: Bought): Promise<string[]> {
  const events = await shop.scope.db.orderEvent.findMany({
    where: { orderId: id },
    orderBy: { sequence: 'asc' },
  });
  return events.map(({ payload }) => (payload as unknown as AgentOrder).status);
}

/** The state of its refunds at Stripe. */
async function refundsOf({ id }: Bought): Promise<{ amount: number; status: string }[]> {
  const { paymentIntentId } = await shop.scope.db.order.findUniqueOrThrow({ where: { id } });
  const reply = await fetch(`${shop.stripe.url}/v1/refunds?payment_intent=${paymentIntentId}`, {
    headers: { Authorization: `Bearer ${DEMO_MERCHANT.secretKey}` },
  });
  return ((await reply.json()) as { data: { amount: number; status: string }[] }).data;
}

describe('GIVEN no rule that speaks', () => {
  test('THEN an order ships at once, and Shopify knows its risk', async () => {
    const bought = await buy();
    await settle();
    const order = await inShopify(bought);
    expect([await reviewOf(bought), await attention(bought), holdsOf(order)]).toEqual([null, [], []]);
    expect(await told(bought)).toEqual(['confirmed']);
    expect(order.riskAssessments).toEqual([
      {
        riskLevel: 'LOW',
        facts: expect.arrayContaining([
          { description: 'Placed by the AI agent ChatGPT', sentiment: 'NEUTRAL' },
          {
            description: expect.stringMatching(/^Stripe Radar rates the risk as normal/),
            sentiment: 'POSITIVE',
          },
        ]),
      },
    ]);
    await ship(order);
  });
});

describe('GIVEN a rule that speaks', () => {
  test('THEN the order is held with its reason, the agent hears of a review, and it cannot ship', async () => {
    await rules({ riskLevel: 'elevated', amountOver: 100 });
    const bought = await buy({ card: 'pm_card_riskLevelElevated' });
    const reason = 'Stripe Radar rates the risk as elevated; The total is above 1.00 USD.';
    expect(await told(bought)).toEqual(['manual_review']);
    expect(await attention(bought)).toEqual([expect.stringContaining(`must not ship yet. ${reason}`)]);
    await settle();

    const order = await inShopify(bought);
    expect(holdsOf(order)).toMatchObject([
      { reason: 'HIGH_RISK_OF_FRAUD', reasonNotes: reason, handle: 'aisle-review', externalId: bought.id },
    ]);
    expect(order.riskAssessments).toMatchObject([{ riskLevel: 'MEDIUM' }]);
    await expect(ship(order)).rejects.toThrow(/on hold/);
    // Shopify told of the order in between, before and after it was held.
    expect(await told(bought)).toEqual(['manual_review']);
    expect(await reviewOf(bought)).toMatchObject({ state: 'pending', hold: 'held' });
  });

  test.each<[Partial<ReviewRules>, string | null]>([
    [{ newAgentOrders: 1000 }, 'of this agent'],
    [{ newAgentOrders: 1 }, null],
    [{ newBuyers: true }, null],
    [{ shipCountries: ['US'] }, 'It ships to United States'],
    [{ productTags: ['no-such-tag'] }, null],
  ])('GIVEN %j THEN a known buyer of a known agent waits for %j', async (changes, reason) => {
    await rules(changes);
    const texts = await attention(await buy());
    expect(texts).toEqual(reason ? [expect.stringContaining(reason)] : []);
  });

  test('GIVEN new buyers wait THEN one who has never bought does, in any case of their address', async () => {
    await rules({ newBuyers: true });
    expect(await attention(await buy({ email: 'new@example.com' }))).toHaveLength(1);
    expect(await attention(await buy({ email: 'NEW@example.com' }))).toEqual([]);
  });

  test('GIVEN a product tag THEN what has it waits', async () => {
    const { productId } = shop.variant(SHIRT);
    const product = await shop.scope.db.product.findFirstOrThrow({
      where: { shopId: shop.scope.shop.id, id: productId.split('/').at(-1)! },
    });
    await rules({ productTags: [product.tags[0]!.toUpperCase()] });
    expect(await attention(await buy())).toEqual([expect.stringContaining(`tagged “${product.tags[0]}”`)]);
  });
});

describe('placing the hold', () => {
  beforeEach(() => rules({ amountOver: 1 }));

  test.each<[Fault['kind'], string]>([
    ['drop_reply', 'fulfillmentOrderHold'],
    ['error_after', 'fulfillmentOrderHold'],
    ['error_before', 'fulfillmentOrderHold'],
    ['drop_request', 'fulfillmentOrderHold'],
  ])('GIVEN %s of %s WHEN the job is repeated THEN there is one hold', async (kind, operation) => {
    const bought = await buy();
    breakShopify(operation, kind, 10);
    await expect(placeHold(shop.services, bought.payload)).rejects.toThrow();
    expect(await reviewOf(bought)).toMatchObject({ hold: 'waiting' });
    shop.shopify.faults.clear();
    await placeHold(shop.services, bought.payload);
    await placeHold(shop.services, bought.payload);
    expect(holdsOf(await inShopify(bought))).toHaveLength(1);
    expect(await reviewOf(bought)).toMatchObject({ hold: 'held' });
  });

  test('GIVEN it shipped before THEN staff are told that nothing holds it', async () => {
    const bought = await buy();
    await ship(await inShopify(bought));
    await settle();
    expect(await attention(bought)).toEqual([expect.stringContaining('nothing of it was left to ship')]);
    expect(await reviewOf(bought)).toMatchObject({ state: 'pending', hold: 'nothing_to_hold' });
  });
});

describe('approving', () => {
  beforeEach(() => rules({ amountOver: 1 }));

  test('THEN the hold goes, the agent is told, and who did it is kept; again changes nothing', async () => {
    const bought = await buy();
    await settle();
    await decideReview(shop.scope, bought.id, 'approved', STAFF);
    await decideReview(shop.scope, bought.id, 'approved', 'staff:2');
    await settle();
    const order = await inShopify(bought);
    expect(holdsOf(order)).toEqual([]);
    expect(await told(bought)).toEqual(['manual_review', 'confirmed']);
    expect(await reviewOf(bought)).toMatchObject({ state: 'approved', decidedBy: STAFF });
    expect(await attention(bought)).toEqual([]);
    await ship(order);
  });

  test('GIVEN the hold is still on the way THEN it is never placed', async () => {
    const bought = await buy();
    await decideReview(shop.scope, bought.id, 'approved', STAFF);
    await settle();
    expect(holdsOf(await inShopify(bought))).toEqual([]);
    expect((await told(bought)).at(-1)).toBe('confirmed');
  });

  test('GIVEN another app holds it, too THEN that hold stays', async () => {
    const bought = await buy();
    await settle();
    const before = await inShopify(bought);
    const others = { ...holdsOf(before)[0]!, id: 'gid://shopify/FulfillmentHold/999', clientId: 'other-app' };
    shop.shopify.state.orders.patch(before.id, {
      fulfillmentOrders: before.fulfillmentOrders.map((row) => ({ ...row, holds: [...row.holds, others] })),
    });
    await decideReview(shop.scope, bought.id, 'approved', STAFF);
    await settle();
    expect(holdsOf(await inShopify(bought)).map(({ clientId }) => clientId)).toEqual(['other-app']);
  });

  test('GIVEN the reply of the release is lost WHEN the job is repeated THEN it is released', async () => {
    const bought = await buy();
    await settle();
    await decideReview(shop.scope, bought.id, 'approved', STAFF);
    breakShopify('fulfillmentOrderReleaseHold', 'drop_reply', 10);
    await expect(carryOutDecision(shop.services, bought.payload)).rejects.toThrow();
    shop.shopify.faults.clear();
    await carryOutDecision(shop.services, bought.payload);
    expect(holdsOf(await inShopify(bought))).toEqual([]);
  });

  test('WHEN staff release the hold in Shopify THEN it is approved', async () => {
    const bought = await buy();
    await settle();
    const { id } = await inShopify(bought);
    await fetch(`${shop.shopify.url}/_control/orders/${id.split('/').at(-1)}/release-hold`, {
      method: 'POST',
    });
    await settle();
    expect(await reviewOf(bought)).toMatchObject({ state: 'approved', decidedBy: 'shopify' });
    expect(await attention(bought)).toEqual([]);
    expect(await decisionsInEvidence(bought)).toEqual([{ decision: 'approved', by: 'shopify' }]);
    expect(await told(bought)).toEqual(['manual_review', 'confirmed']);
  });
});

describe('rejecting', () => {
  beforeEach(() => rules({ amountOver: 1 }));

  test('THEN the order is cancelled, its goods are back, the money is refunded once, the agent is told', async () => {
    const bought = await buy();
    await settle();
    const available = () => shop.variant(SHIRT).available;
    const before = available();
    await decideReview(shop.scope, bought.id, 'rejected', STAFF);
    await settle();
    await carryOutDecision(shop.services, bought.payload);
    await settle();
    const order = await inShopify(bought);
    expect(order.cancelledAt).not.toBeNull();
    expect(available()).toBe(before + 1);
    const { total } = (await getAgentOrder(shop.scope, bought.id))!;
    expect(await refundsOf(bought)).toMatchObject([{ amount: total.amount, status: 'succeeded' }]);
    expect((await told(bought)).at(-1)).toBe('canceled');
    expect(await reviewOf(bought)).toMatchObject({ state: 'rejected', decidedBy: STAFF });
    expect(await attention(bought)).toEqual([]);
    expect(await decisionsInEvidence(bought)).toEqual([{ decision: 'rejected', by: STAFF }]);
  });

  test('GIVEN two of the staff decide at once THEN one decision holds, the other is told', async () => {
    const bought = await buy();
    const results = await Promise.allSettled([
      decideReview(shop.scope, bought.id, 'approved', 'staff:1'),
      decideReview(shop.scope, bought.id, 'rejected', 'staff:2'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = results.find((result) => result.status === 'rejected') as PromiseRejectedResult;
    expect(failed.reason).toMatchObject({ code: 'conflict' });
  });

  test('WHEN staff cancel it in Shopify THEN it is rejected', async () => {
    const bought = await buy();
    await settle();
    const { id } = await inShopify(bought);
    await fetch(`${shop.shopify.url}/_control/orders/${id.split('/').at(-1)}/cancel`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    await settle();
    expect(await reviewOf(bought)).toMatchObject({ state: 'rejected', decidedBy: 'shopify' });
    expect((await told(bought)).at(-1)).toBe('canceled');

    // The money stayed; whoever rejects it in Aisle as well wants it back with the buyer.
    expect(await refundsOf(bought)).toEqual([]);
    await decideReview(shop.scope, bought.id, 'rejected', STAFF);
    await decideReview(shop.scope, bought.id, 'rejected', STAFF);
    await settle();
    const { total } = (await getAgentOrder(shop.scope, bought.id))!;
    expect(await refundsOf(bought)).toMatchObject([{ amount: total.amount, status: 'succeeded' }]);
    expect(await attention(bought)).toEqual([]);
    expect(await decisionsInEvidence(bought)).toEqual([{ decision: 'rejected', by: 'shopify' }]);
  });
});

describe('telling Shopify of the risk', () => {
  test.each<Fault['kind']>(['drop_reply', 'error_after', 'error_before'])(
    'GIVEN %s WHEN the job is repeated THEN there is one assessment',
    async (kind) => {
      const bought = await buy();
      breakShopify('orderRiskAssessmentCreate', kind, 10);
      await expect(assessRisk(shop.services, bought.payload)).rejects.toThrow();
      shop.shopify.faults.clear();
      await assessRisk(shop.services, bought.payload);
      await assessRisk(shop.services, bought.payload);
      expect((await inShopify(bought)).riskAssessments).toHaveLength(1);
    },
  );
});

test('an order that waits for nothing cannot be decided about', async () => {
  const bought = await buy();
  await expect(decideReview(shop.scope, bought.id, 'approved', STAFF)).rejects.toMatchObject({
    code: 'not_found',
  });
});
