import { describe, expect, test, vi } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { DEMO_AGENT } from './demo-accounts.ts';
import {
  clientOf,
  control,
  grantToken,
  PREVIEW,
  refusal,
  startTestStripe,
  tokenPayment,
} from './test-stripe.ts';

const plain = { amount: 1000, currency: 'usd' };
const declined = {
  ...plain,
  confirm: true,
  payment_method: 'pm_card_chargeDeclined',
  payment_method_types: ['card'],
};

describe('Idempotency-Key', () => {
  test('GIVEN the same call twice THEN one payment and the same answer', async () => {
    const { stripe, simulator } = await startTestStripe();
    const first = await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' });
    const second = await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' });
    expect(second).toEqual(first);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(simulator.state.paymentIntents.size).toBe(1);
  });

  test('GIVEN other parameters or another address THEN idempotency_error', async () => {
    const { stripe } = await startTestStripe();
    const { id } = await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' });
    const changed = await refusal(
      stripe.paymentIntents.create({ ...plain, amount: 1001 }, { idempotencyKey: 'k' }),
    );
    expect(changed).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
      rawType: 'idempotency_error',
    });
    const elsewhere = await refusal(stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'k' }));
    expect(elsewhere.message).toContain(`('/v1/payment_intents' vs '/v1/payment_intents/${id}/cancel')`);
  });

  test('GIVEN the first call is still running THEN 409 idempotency_key_in_use, then the replay', async () => {
    const { stripe, simulator } = await startTestStripe();
    simulator.faults.add({ kind: 'latency', delayMs: 500, operation: 'paymentIntents.create' });
    const slow = stripe.paymentIntents.create(plain, { idempotencyKey: 'k' });
    await vi.waitFor(() => expect(simulator.faults.list()).toEqual([]));
    const conflict = await refusal(stripe.paymentIntents.create(plain, { idempotencyKey: 'k' }));
    expect(conflict).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    const made = await slow;
    expect((await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' })).id).toBe(made.id);
  });

  test('a decline is kept: the same answer, no second attempt', async () => {
    const { stripe, simulator } = await startTestStripe();
    const first = await refusal(stripe.paymentIntents.create(declined, { idempotencyKey: 'k' }));
    const second = await refusal(stripe.paymentIntents.create(declined, { idempotencyKey: 'k' }));
    expect(second.charge).toBe(first.charge);
    expect(second.headers!['idempotent-replayed']).toBe('true');
    expect(simulator.state.charges.size).toBe(1);
  });

  test('parameters that fail validation are not kept: the key is still free', async () => {
    const { stripe } = await startTestStripe();
    await refusal(
      stripe.paymentIntents.create({ ...plain, amount: 'x' as unknown as number }, { idempotencyKey: 'k' }),
    );
    expect((await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' })).status).toBe(
      'requires_payment_method',
    );
  });

  test('keys belong to one account and live 24 hours', async () => {
    let now = new Date('2026-11-20T10:00:00Z');
    const { stripe, simulator } = await startTestStripe({ clock: () => now });
    const mine = await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' });
    const theirs = await clientOf(simulator, DEMO_AGENT.secretKey).paymentIntents.create(plain, {
      idempotencyKey: 'k',
    });
    expect(theirs.id).not.toBe(mine.id);
    now = addSeconds(now, 24 * 3600 - 1);
    expect((await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' })).id).toBe(mine.id);
    now = addSeconds(now, 1);
    expect((await stripe.paymentIntents.create(plain, { idempotencyKey: 'k' })).id).not.toBe(mine.id);
  });

  test('a key over 255 characters is refused', async () => {
    const { stripe } = await startTestStripe();
    const error = await refusal(stripe.paymentIntents.create(plain, { idempotencyKey: 'k'.repeat(256) }));
    expect(error.statusCode).toBe(400);
  });
});

describe('faults', () => {
  const pay = async (kind: string, extra: object = {}) => {
    const { simulator, stripe } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 1000 });
    await control(simulator, 'faults', { kind, operation: 'POST /v1/payment_intents', ...extra });
    const attempt = () =>
      stripe.paymentIntents.create(tokenPayment(token, 1000), { ...PREVIEW, idempotencyKey: 'k' });
    return { simulator, stripe, attempt };
  };

  test.each([
    ['error_after', 'StripeAPIError'],
    ['drop_reply', 'StripeConnectionError'],
  ])('GIVEN %s WHEN replayed THEN the same payment, which exists once', async (kind, type) => {
    const { simulator, stripe, attempt } = await pay(kind, { times: kind === 'drop_reply' ? 2 : 1 });
    expect((await refusal(attempt())).type).toBe(type);
    const [made] = simulator.state.paymentIntents.all();
    expect(made).toMatchObject({ status: 'succeeded' });
    const replayed = await attempt();
    expect(replayed.id).toBe(made!.id);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test.each([
    ['error_before', { status: 502 }, { type: 'StripeAPIError', statusCode: 502 }],
    ['drop_request', { times: 2 }, { type: 'StripeConnectionError' }],
    ['throttled', {}, { type: 'StripeRateLimitError', statusCode: 429, code: 'rate_limit' }],
    ['token_revoked', {}, { type: 'StripeAuthenticationError', statusCode: 401, code: 'api_key_expired' }],
  ])('GIVEN %s THEN nothing is done, and the next call works', async (kind, extra, expected) => {
    const { simulator, attempt } = await pay(kind, extra);
    expect(await refusal(attempt())).toMatchObject(expected);
    expect(simulator.state.paymentIntents.size).toBe(0);
    expect((await attempt()).status).toBe('succeeded');
  });

  test("GIVEN Stripe's own 500 after the work THEN the 500 is kept, and the client is told not to retry", async () => {
    const { simulator, attempt } = await pay('error_after', { status: 500 });
    expect((await refusal(attempt())).headers!['stripe-should-retry']).toBe('false');
    expect(await refusal(attempt())).toMatchObject({
      statusCode: 500,
      headers: { 'idempotent-replayed': 'true', 'stripe-should-retry': 'false' },
    });
    expect(simulator.state.paymentIntents.size).toBe(1);
  });

  test('the official client heals a dropped reply by itself', async () => {
    const { simulator } = await startTestStripe();
    simulator.faults.add({ kind: 'drop_reply', operation: 'paymentIntents.create' });
    const { id } = await clientOf(simulator, undefined, 2).paymentIntents.create(plain);
    expect(simulator.state.paymentIntents.all().map((row) => row.id)).toEqual([id]);
  });

  test("a fault planned by the client's name hits only that operation", async () => {
    const { simulator, stripe } = await startTestStripe();
    simulator.faults.add({ kind: 'error_before', operation: 'paymentIntents.capture' });
    const { id } = await stripe.paymentIntents.create({
      ...declined,
      payment_method: 'pm_card_visa',
      capture_method: 'manual',
    });
    expect((await refusal(stripe.paymentIntents.capture(id))).statusCode).toBe(503);
    expect((await stripe.paymentIntents.capture(id)).status).toBe('succeeded');
  });
});
