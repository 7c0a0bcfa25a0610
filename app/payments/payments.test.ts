import { describe, expect, test } from 'vitest';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { clientOf, control, grantToken, PREVIEW, startTestStripe } from '#sandbox/stripe/test-stripe.ts';
import { authorizePayment } from './authorize-payment.server.ts';
import { cancelPayment } from './cancel-payment.server.ts';
import { capturePayment } from './capture-payment.server.ts';
import { readPayment } from './read-payment.server.ts';
import { refundPayment } from './refund-payment.server.ts';
import { stripeClient } from './stripe-client.server.ts';

const price = { amount: 2500, currency: 'USD' };

/** A simulator, a token for exactly the price, and a way to authorise it. */
async function startSale(card?: string) {
  const { simulator, stripe } = await startTestStripe();
  const token = await grantToken(stripe, { max_amount: 2500 }, card);
  const authorize = (changes: Partial<Parameters<typeof authorizePayment>[1]> = {}) =>
    authorizePayment(stripe, { token, ...price, idempotencyKey: 'session-1', ...changes });
  const authorized = async () => {
    const result = await authorize();
    if (result.status !== 'authorized') throw new Error(`not authorised: ${result.status}`);
    return result;
  };
  return { simulator, stripe, token, authorize, authorized };
}

describe('authorizePayment', () => {
  test.each(['payment_method_data', 'top_level'] as const)(
    'reserves the money, token in %s',
    async (placement) => {
      const { authorize, simulator } = await startSale();
      const result = await authorize({
        placement,
        metadata: { checkout_session: 'cs_1' },
        description: 'Order',
      });
      const [intent] = simulator.state.paymentIntents.all();
      expect(result).toEqual({
        status: 'authorized',
        captured: false,
        paymentIntentId: intent!.id,
        chargeId: intent!.latestCharge,
        ...price,
        brand: 'visa',
        last4: '4242',
        risk: { level: 'normal', score: 12 },
      });
      expect(intent).toMatchObject({
        status: 'requires_capture',
        metadata: { checkout_session: 'cs_1' },
        echoed: { description: 'Order' },
      });
    },
  );

  test('WHEN called twice with one key THEN the same payment', async () => {
    const { authorize, simulator } = await startSale();
    expect(await authorize()).toEqual(await authorize());
    expect(simulator.state.paymentIntents.size).toBe(1);
  });

  test.each([
    ['pm_card_chargeDeclined', 'declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedFraudulent', 'declined'],
    ['pm_card_chargeDeclinedProcessingError', 'declined'],
  ])('%s is refused: %s', async (card, reason) => {
    const { authorize } = await startSale(card);
    expect(await authorize()).toMatchObject({ status: 'refused', reason });
  });

  test.each([
    [{ amount: 2501 }, 'over_limit'],
    [{ currency: 'EUR' }, 'wrong_currency'],
    [{ token: 'spt_unknown' }, 'token_unknown'],
    [{ amount: 49 }, 'amount_not_chargeable'],
  ])('%j is refused: %s', async (changes, reason) => {
    const { authorize } = await startSale();
    expect(await authorize(changes)).toMatchObject({ status: 'refused', reason });
  });

  test('GIVEN a revoked token THEN token_invalid', async () => {
    const { authorize, stripe, token } = await startSale();
    await stripe.rawRequest(
      'POST',
      `/v1/test_helpers/shared_payment/granted_tokens/${token}/revoke`,
      {},
      PREVIEW,
    );
    expect(await authorize()).toMatchObject({ status: 'refused', reason: 'token_invalid' });
  });

  test('GIVEN a key that may not charge THEN configuration', async () => {
    const { simulator, token } = await startSale();
    await control(simulator, 'accounts', {
      ...DEMO_MERCHANT,
      restrictedKeys: [{ key: 'rk_test_weak', permissions: ['charge_read'] }],
    });
    const weak = clientOf(simulator, 'rk_test_weak');
    expect(await authorizePayment(weak, { token, ...price, idempotencyKey: 'k' })).toMatchObject({
      status: 'refused',
      reason: 'configuration',
    });
  });

  test.each([
    ['succeeded', { status: 'authorized', captured: false }],
    ['failed', { status: 'refused', reason: 'authentication_failed' }],
  ])('GIVEN authentication is needed WHEN it %s THEN readPayment tells', async (outcome, expected) => {
    const { authorize, simulator, stripe } = await startSale('pm_card_authenticationRequired');
    const waiting = await authorize();
    const { id } = simulator.state.paymentIntents.all()[0]!;
    expect(waiting).toEqual({ status: 'requires_action', paymentIntentId: id });
    await control(simulator, `payment_intents/${id}/authenticate`, { outcome });
    expect(await readPayment(stripe, id)).toMatchObject(expected);
  });

  test.each([
    ['error_after', 1, 1],
    ['drop_reply', 2, 1],
    ['error_before', 1, 0],
    ['drop_request', 2, 0],
    ['throttled', 1, 0],
  ])('GIVEN %s THEN unknown, and a replay charges exactly once', async (kind, times, made) => {
    const { authorize, simulator } = await startSale();
    await control(simulator, 'faults', { kind, times, operation: 'paymentIntents.create' });
    expect(await authorize()).toMatchObject({ status: 'unknown', replay: true });
    expect(simulator.state.paymentIntents.size).toBe(made);
    expect(await authorize()).toMatchObject({ status: 'authorized', ...price });
    expect(simulator.state.charges.size).toBe(1);
  });

  test("GIVEN Stripe's own 500 THEN unknown, and replaying is no use", async () => {
    const { authorize, simulator } = await startSale();
    await control(simulator, 'faults', {
      kind: 'error_after',
      status: 500,
      operation: 'paymentIntents.create',
    });
    expect(await authorize()).toMatchObject({ status: 'unknown', replay: false });
    expect(await authorize()).toMatchObject({ status: 'unknown', replay: false });
  });
});

describe('capturePayment', () => {
  test('takes the money, and says so again when asked again', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId, chargeId } = await authorized();
    const expected = { status: 'captured', paymentIntentId, chargeId, ...price };
    expect(await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c1' })).toEqual(
      expected,
    );
    expect(await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c2' })).toEqual(
      expected,
    );
    expect(await readPayment(stripe, paymentIntentId)).toMatchObject({
      status: 'authorized',
      captured: true,
    });
  });

  test('takes a part', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    const part = { amount: 2000, currency: 'USD' };
    expect(await capturePayment(stripe, { paymentIntentId, ...part, idempotencyKey: 'c' })).toMatchObject(
      part,
    );
  });

  test('GIVEN it was cancelled THEN unexpected_state', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    await cancelPayment(stripe, { paymentIntentId, idempotencyKey: 'x' });
    expect(await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c' })).toMatchObject({
      status: 'refused',
      reason: 'unexpected_state',
    });
  });

  test('GIVEN the reply is lost THEN unknown, and the replay tells it is captured', async () => {
    const { authorized, simulator, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    await control(simulator, 'faults', { kind: 'error_after', operation: 'paymentIntents.capture' });
    const capture = () => capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c' });
    expect((await capture()).status).toBe('unknown');
    expect((await capture()).status).toBe('captured');
  });
});

describe('cancelPayment', () => {
  test('releases the money, and says so again', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    const cancel = (idempotencyKey: string) =>
      cancelPayment(stripe, { paymentIntentId, idempotencyKey, reason: 'abandoned' });
    expect(await cancel('x1')).toEqual({ status: 'canceled', paymentIntentId });
    expect(await cancel('x2')).toEqual({ status: 'canceled', paymentIntentId });
    expect(await readPayment(stripe, paymentIntentId)).toEqual({ status: 'canceled', paymentIntentId });
  });

  test('GIVEN captured money THEN unexpected_state', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c' });
    expect(await cancelPayment(stripe, { paymentIntentId, idempotencyKey: 'x' })).toMatchObject({
      status: 'refused',
      reason: 'unexpected_state',
    });
  });
});

describe('refundPayment', () => {
  test('gives back a part, then refuses more than is left, then more than nothing', async () => {
    const { authorized, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c' });
    const refund = (amount: number, idempotencyKey: string) =>
      refundPayment(stripe, {
        paymentIntentId,
        amount,
        currency: 'USD',
        idempotencyKey,
        reason: 'requested_by_customer',
      });
    expect(await refund(1000, 'r1')).toMatchObject({ status: 'refunded', amount: 1000, currency: 'USD' });
    expect(await refund(1501, 'r2')).toMatchObject({ status: 'refused', reason: 'over_limit' });
    expect(await refund(1500, 'r3')).toMatchObject({ status: 'refunded', amount: 1500 });
    expect(await refund(1, 'r4')).toMatchObject({ status: 'refused', reason: 'already_refunded' });
  });

  test('GIVEN a dispute THEN disputed', async () => {
    const { authorized, simulator, stripe } = await startSale();
    const { paymentIntentId } = await authorized();
    await capturePayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'c' });
    await control(simulator, 'disputes', { payment_intent: paymentIntentId });
    expect(await refundPayment(stripe, { paymentIntentId, ...price, idempotencyKey: 'r' })).toMatchObject({
      status: 'refused',
      reason: 'disputed',
    });
  });
});

describe('stripeClient', () => {
  test('is made once per key and address, and reaches that address', async () => {
    const { simulator } = await startTestStripe();
    const client = stripeClient(DEMO_MERCHANT.secretKey, { baseUrl: simulator.url });
    expect(stripeClient(DEMO_MERCHANT.secretKey, { baseUrl: simulator.url })).toBe(client);
    expect(stripeClient('sk_test_other', { baseUrl: simulator.url })).not.toBe(client);
    expect(stripeClient(DEMO_MERCHANT.secretKey)).not.toBe(client);
    expect((await client.accounts.retrieveCurrent()).id).toBe(DEMO_MERCHANT.id);
    expect(client.getApiField('timeout')).toBe(8_000);
  });
});
