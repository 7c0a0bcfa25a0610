import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenStep } from '#app/checkout/purchase/purchase-record.ts';
import { PURCHASE_STEPS } from '#app/checkout/purchase/steps/purchase-steps.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { clientOf } from '#sandbox/stripe/test-stripe.ts';
import { PurchaseBench, type Sale } from './purchase-bench.ts';

/**
 * Every call of every step of a purchase × every way it can fail. The steps are the program's own list, so that a new
 * step, or a new call of one, fails here until it has a scenario. Whatever fails: the agent's retry or the background
 * job takes it up, and it ends as if nothing had failed, once.
 */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(async () => {
  bench.heal();
  await bench.setShop({ holdsStock: false });
});

/** Where an agent's purchase can stand; `setting_aside` is a platform order's (tests/contract/platform-orders.test.ts). */
type AgentStep = Exclude<OpenStep, 'setting_aside'>;

/** Ways in which a call fails; `dies`: the process, too, before it could store what came of the call. */
const FAILURES: { name: string; kind?: Fault['kind']; status?: number; dies?: true }[] = [
  { name: 'is throttled', kind: 'throttled' },
  { name: 'is answered 503 before anything was done', kind: 'error_before' },
  { name: 'is answered 503 after it was done', kind: 'error_after' },
  // Stripe keeps its own 500 under the idempotency key and would repeat it for ever.
  { name: 'is answered 500 after it was done', kind: 'error_after', status: 500 },
  { name: 'times out before anything was done', kind: 'drop_request' },
  { name: 'times out after it was done', kind: 'drop_reply' },
  { name: 'is cut off by the death of the process', kind: 'drop_request', dies: true },
  { name: 'is done, and the process dies', dies: true },
];

interface Scenario {
  /** Leads a sale to where its next complete makes the call. */
  lead(): Promise<Sale>;
  /** What the agent sends then. */
  authentication?: string;
  ends: 'sold' | 'not sold';
}

const sold = (lead = () => bench.openSale()): Scenario => ({ lead, ends: 'sold' });

/** A sale whose order the shop did not take yet. */
async function authorizedSale(): Promise<Sale> {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  expect((await sale.complete()).status).toBe(503);
  bench.heal();
  return sale;
}

/** A sale that waits for its buyer, who has just authenticated. */
async function authenticatedSale(outcome: 'succeeded' | 'failed' = 'succeeded'): Promise<Sale> {
  const sale = await bench.openSale({ card: 'pm_card_authenticationRequired' });
  expect(((await sale.complete()).body as CheckoutSession).status).toBe('authentication_required');
  await bench.authenticate(sale, outcome);
  return sale;
}

/** A sale with an order, whose payment somebody has cancelled in Stripe. */
async function uncapturableSale(): Promise<Sale> {
  const sale = await bench.openSale();
  bench.break('paymentIntents.capture', 'throttled');
  expect((await sale.complete()).status).toBe(503);
  bench.heal();
  const [payment] = (await bench.truth(sale)).payments;
  await clientOf(bench.shop.stripe).paymentIntents.cancel(payment!.id);
  return sale;
}

/** A sale whose last unit is sold elsewhere after the authorisation; `captured`: somebody took the money in Stripe. */
async function soldOutSale({ captured = false } = {}): Promise<Sale> {
  const sale = await authorizedSale();
  if (captured) {
    const [payment] = (await bench.truth(sale)).payments;
    await clientOf(bench.shop.stripe).paymentIntents.capture(payment!.id);
  }
  await bench.setStock(itemId, 0);
  return sale;
}

async function heldSale(card?: string): Promise<Sale> {
  await bench.setShop({ holdsStock: true });
  return bench.openSale({ card });
}

const SCENARIOS: Record<AgentStep, Record<string, Scenario>> = {
  holding_stock: { draftOrderCreate: sold(heldSale) },
  authorizing: { 'paymentIntents.create': sold() },
  authenticating: {
    'paymentIntents.retrieve': { ...sold(authenticatedSale), authentication: 'authenticated' },
  },
  creating_order: { orderCreate: sold() },
  capturing: { 'paymentIntents.capture': sold() },
  compensating: {
    orderCancel: { lead: uncapturableSale, ends: 'not sold' },
    'paymentIntents.cancel': { lead: soldOutSale, ends: 'not sold' },
    'refunds.create': { lead: () => soldOutSale({ captured: true }), ends: 'not sold' },
    draftOrderDelete: { lead: () => heldSale('pm_card_chargeDeclined'), ends: 'not sold' },
  },
};

const STEPS = Object.keys(SCENARIOS) as AgentStep[];

test('every step of a purchase has its scenarios', () => {
  expect([...STEPS, 'setting_aside'].sort()).toEqual(Object.keys(PURCHASE_STEPS).sort());
});

// A call that Shopify throttles waits for its turn, ten seconds at most.
describe.each(STEPS)('at %s', { timeout: 60_000 }, (step) => {
  const cases = PURCHASE_STEPS[step].calls.flatMap((call) =>
    FAILURES.map((failure, index) => ({
      call,
      ...failure,
      // Both take it up in turn, the other way round for every call.
      resumer: (index + call.length) % 2 === 0 ? ('the agent' as const) : ('the job' as const),
    })),
  );

  test.each(cases)('GIVEN $call $name WHEN $resumer takes it up THEN it ends once', async (failure) => {
    const scenario = SCENARIOS[step][failure.call];
    if (!scenario) throw new Error(`${step} has no scenario for ${failure.call}`);
    const { authentication, ends } = scenario;
    const sale = await scenario.lead();
    const before = bench.stock(itemId);
    const key = `last-${sale.id}`;
    const complete = () => sale.complete({ authentication, ...(authentication && { key }) });

    if (failure.kind) bench.break(failure.call, failure.kind, failure.status);
    const revive = failure.dies ? await bench.killAt(step) : null;
    const first = await complete();
    await revive?.();
    bench.heal();

    expect([200, failure.dies ? 500 : 503]).toContain(first.status);
    expectRetryable(first);
    if (failure.dies || failure.resumer === 'the job') await bench.letPass(61);
    const byJob = failure.resumer === 'the job';
    if (byJob) await bench.shop.drainJobs();
    // A very late repeat of what was sold gets its answer; of what was not, it would be another try.
    if (!byJob || ends === 'sold') await expectEnded(await complete(), ends);
    // A draft order that nobody heard of is looked for when Shopify's search knows of it.
    await bench.letPass(61);
    await (ends === 'sold' ? bench.expectSold(sale) : bench.expectNotSold(sale, { unanswered: byJob }));
    expect(bench.heldUnits(itemId)).toBe(0);
    const restocked = bench.stock(itemId) - before;
    const cancelled = (await bench.truth(sale)).cancelledOrders.length;
    expect(restocked).toBe(ends === 'sold' ? stockTaken(step) : cancelled);
  });
});

/** Units that were taken since the call that failed: at `capturing` the order has them already. */
const stockTaken = (step: AgentStep) => (step === 'compensating' ? 0 : -1);

function expectRetryable({ status, body, headers }: AcpReply): void {
  if (status !== 503) return;
  expect(body).toMatchObject({ type: 'service_unavailable', code: 'service_unavailable' });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

async function expectEnded(reply: AcpReply, ends: Scenario['ends']): Promise<void> {
  expect(reply.status).toBe(200);
  const { status } = reply.body as CheckoutSession;
  expect(status === 'completed' ? 'sold' : 'not sold').toBe(ends);
}

describe('a step that is refused', () => {
  /** What refuses it for good, and what the agent is told. */
  const REFUSED: Record<AgentStep, [lead: () => Promise<Sale>, code: string, authentication?: string]> = {
    holding_stock: [
      async () => {
        await bench.setShop({ holdsStock: true });
        const sale = await bench.openSale();
        bench.break('draftOrderCreate', 'drop_request');
        expect((await sale.complete()).status).toBe(503);
        bench.heal();
        await bench.setStock(itemId, 0);
        await bench.letPass(61);
        return sale;
      },
      'out_of_stock',
    ],
    authorizing: [() => bench.openSale({ card: 'pm_card_chargeDeclined' }), 'payment_declined'],
    authenticating: [() => authenticatedSale('failed'), 'payment_declined', 'authenticated'],
    creating_order: [soldOutSale, 'out_of_stock'],
    capturing: [uncapturableSale, 'payment_declined'],
    compensating: [
      async () => {
        const sale = await uncapturableSale();
        bench.break('orderCancel', 'error_after');
        expect((await sale.complete()).status).toBe(503);
        bench.heal();
        // Shopify now says that the order is cancelled already.
        return sale;
      },
      'payment_declined',
    ],
  };

  test.each(STEPS)(
    'GIVEN %s is refused for good THEN nothing is sold, and the agent is told why',
    async (step) => {
      const [lead, code, authentication] = REFUSED[step];
      const sale = await lead();
      const reply = await sale.complete({
        authentication,
        ...(authentication && { key: `last-${sale.id}` }),
      });
      expect((reply.body as CheckoutSession).messages).toMatchObject([{ code }]);
      await bench.letPass(61);
      await bench.expectNotSold(sale);
      expect(bench.heldUnits(itemId)).toBe(0);
    },
  );
});

describe('what is only read, before a purchase begins', () => {
  test.each(
    ['draftOrderCalculate', 'sharedPayment.grantedTokens.retrieve'].flatMap((call) =>
      FAILURES.filter(({ dies }) => !dies).map((failure) => ({ call, ...failure })),
    ),
  )('GIVEN $call $name THEN nothing has begun, and the retry sells it', async ({ call, kind, status }) => {
    const sale = await bench.openSale();
    bench.break(call, kind!, status);
    const first = await sale.complete();
    bench.heal();
    expect(first.status).toBe(503);
    expectRetryable(first);
    const where = { where: { sessionId: sale.id } };
    expect(await bench.shop.services.db.purchase.findUnique(where)).toBeNull();
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
  });
});

test('GIVEN the database fails as the sale is confirmed THEN it is sold once', async () => {
  const sale = await bench.openSale();
  const { db } = bench.shop.services;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$`);
  await db.$executeRawUnsafe(
    'CREATE TRIGGER no_room BEFORE INSERT ON order_events FOR EACH ROW EXECUTE FUNCTION no_room()',
  );
  const reply = await sale.complete();
  await db.$executeRawUnsafe('DROP FUNCTION no_room() CASCADE');
  expect(reply.status).toBe(503);
  // Money taken, order made, nothing of it confirmed: session, order and event are one.
  expect(await bench.statusOf(sale)).toBe('complete_in_progress');
  expect(await db.order.count({ where: { sessionId: sale.id } })).toBe(0);
  await bench.letPass(31);
  await bench.shop.drainJobs();
  expect((await sale.complete()).status).toBe(200);
  await bench.expectSold(sale);
});

test('GIVEN Shopify throttles orderCreate for a moment THEN the request waits and is sold once', async () => {
  const sale = await bench.openSale();
  bench.shop.shopify.faults.add({ kind: 'throttled', operation: 'orderCreate', times: 2 });
  expect((await sale.complete()).status).toBe(200);
  await bench.expectSold(sale);
  expect(bench.stock(itemId)).toBe(19);
});
