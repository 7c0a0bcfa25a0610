import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** The merchant changes how an agent sells, and sessions that the agent opened before are still there. */
let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());
afterEach(async () => {
  shop.stripe.faults.clear();
  await sell('in_chat', []);
});

const session = (reply: AcpReply) => reply.body as CheckoutSession;
const refusal = (reply: AcpReply) => [reply.status, (reply.body as AcpError).code];

const sell = (sellingMode: SellingMode, productRules?: object[]) =>
  updateConnection(shop.scope, shop.connection.id, {
    sellingMode,
    ...(productRules && { productRules: productRules as never }),
  });

async function open(): Promise<CheckoutSession> {
  return session(
    await shop.client.createSession({
      line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
      currency: 'usd',
      capabilities: {},
      fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    } as never),
  );
}

async function payer({ id, totals }: CheckoutSession): Promise<() => Promise<AcpReply>> {
  const token = await shop.token(totalAmount(totals, 'total')!);
  const instrument = { type: 'card', credential: { type: 'spt', token } };
  const idempotencyKey = `pay-${id}`;
  return () => shop.client.completeSession(id, { payment_data: { instrument } } as never, { idempotencyKey });
}

/** A purchase whose payment is taken or not: nobody knows. */
async function underWay() {
  const started = await open();
  const pay = await payer(started);
  shop.stripe.faults.add({
    kind: 'error_before',
    operation: 'paymentIntents.capture',
    times: 1000,
    status: 503,
  });
  expect((await pay()).status).toBe(503);
  shop.stripe.faults.clear();
  return { id: started.id, pay };
}

describe('GIVEN a purchase under way', () => {
  test.each<SellingMode>(['hand_off', 'discovery'])(
    'WHEN the agent is to sell by %s meanwhile THEN the purchase ends as it would have',
    async (mode) => {
      const { id, pay } = await underWay();
      await sell(mode);
      const reply = await pay();
      expect([reply.status, session(reply).status]).toEqual([200, 'completed']);
      expect(
        shop.stripe.state.paymentIntents.filter(({ metadata }) => metadata.checkout_session_id === id),
      ).toMatchObject([{ status: 'succeeded' }]);
    },
  );

  test('WHEN Stripe is disconnected THEN the outcome is unknown, not a refusal, until it is connected again', async () => {
    const { id, pay } = await underWay();
    const [account] = await shop.services.db.paymentAccount.findMany();
    await shop.services.db.paymentAccount.deleteMany();
    const reply = await pay();
    expect(refusal(reply)).toEqual([503, 'service_unavailable']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(session(await shop.client.getSession(id)).status).toBe('complete_in_progress');
    await shop.services.db.paymentAccount.create({ data: account! });
    expect(session(await pay()).status).toBe('completed');
  });
});

describe('GIVEN a session that is ready for payment', () => {
  test('WHEN the agent is to hand buyers over THEN it reads so everywhere, and nothing is charged', async () => {
    const started = await open();
    expect(started.status).toBe('ready_for_payment');
    await sell('hand_off');
    const { version } = await shop.services.db.checkoutSession.findUniqueOrThrow({
      where: { id: started.id },
    });
    const read = session(await shop.client.getSession(started.id));
    expect(read).toMatchObject({ status: 'requires_escalation', totals: started.totals });
    expect(refusal(await (await payer(started))())).toEqual([400, 'handoff_required']);
    expect(
      await shop.services.db.checkoutSession.findUniqueOrThrow({ where: { id: started.id } }),
    ).toMatchObject({ status: 'ready_for_payment', version });
    const updated = await shop.client.updateSession(started.id, { order_notes: 'Ring twice' } as never);
    expect(session(updated).status).toBe('requires_escalation');
  });

  test('WHEN the agent may only show products THEN update and complete are 403, reading and cancelling are not', async () => {
    const started = await open();
    await sell('discovery');
    expect(refusal(await shop.client.updateSession(started.id, {} as never))).toEqual([
      403,
      'checkout_not_offered',
    ]);
    expect(refusal(await (await payer(started))())).toEqual([403, 'checkout_not_offered']);
    expect((await shop.client.getSession(started.id)).status).toBe(200);
    expect(session(await shop.client.cancelSession(started.id)).status).toBe('canceled');
  });
});

test('GIVEN a session of an agent that handed over WHEN it sells in the chat THEN it is ready, and can be paid', async () => {
  await sell('hand_off');
  const started = await open();
  expect(started.status).toBe('requires_escalation');
  await sell('in_chat');
  expect(session(await shop.client.getSession(started.id)).status).toBe('ready_for_payment');
  expect(session(await (await payer(started))()).status).toBe('completed');
});

test('GIVEN a session that something else leads to the shop WHEN the mode changes and back THEN that still does', async () => {
  const rule = {
    action: 'hand_off',
    field: 'product',
    value: shop.variant('FH-LCS-M-SND').productId.split('/').at(-1),
  };
  await sell('in_chat', [rule]);
  const started = await open();
  expect(started.status).toBe('requires_escalation');
  for (const mode of ['hand_off', 'in_chat'] as const) {
    await sell(mode);
    expect(session(await shop.client.getSession(started.id)).status).toBe('requires_escalation');
  }
});
