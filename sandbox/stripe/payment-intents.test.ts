import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { control, grantToken, PREVIEW, refusal, startTestStripe, tokenPayment } from './test-stripe.ts';

const card = (payment_method: string): Stripe.PaymentIntentCreateParams => ({
  amount: 1200,
  currency: 'usd',
  confirm: true,
  payment_method,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
});

describe('a payment with a shared payment token', () => {
  test('WHEN captured by hand THEN it is authorised first and the token is consumed by the capture', async () => {
    const { stripe, simulator } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 5000 });
    const intent = await stripe.paymentIntents.create(
      { ...tokenPayment(token, 5000), capture_method: 'manual', expand: ['latest_charge'] },
      PREVIEW,
    );
    expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 });
    expect(intent.latest_charge).toMatchObject({ captured: false, outcome: { risk_level: 'normal' } });
    const method = await stripe.paymentMethods.retrieve(intent.payment_method as string);
    expect(method).toMatchObject({ shared_payment_granted_token: token, card: { last4: '4242' } });

    expect(await stripe.paymentIntents.capture(intent.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 5000,
    });
    expect(simulator.state.sharedTokens.get(token)).toMatchObject({
      amountCaptured: 5000,
      amountReserved: 0,
      deactivatedReason: 'consumed',
    });
  });

  test('WHEN less is captured THEN the rest is released and stays usable', async () => {
    const { stripe } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 5000 });
    const { id } = await stripe.paymentIntents.create(
      { ...tokenPayment(token, 5000), capture_method: 'manual' },
      PREVIEW,
    );
    const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 3000 });
    const charge = await stripe.charges.retrieve(captured.latest_charge as string);
    expect(charge).toMatchObject({
      amount: 5000,
      amount_captured: 3000,
      amount_refunded: 2000,
      refunded: false,
    });
    expect((await stripe.paymentIntents.create(tokenPayment(token, 2000), PREVIEW)).status).toBe('succeeded');
  });

  test('WHEN cancelled THEN the limit is free again and a second cancel is refused', async () => {
    const { stripe } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 900 });
    const manual = { ...tokenPayment(token, 900), capture_method: 'manual' as const };
    const { id } = await stripe.paymentIntents.create(manual, PREVIEW);
    expect(await refusal(stripe.paymentIntents.create(manual, PREVIEW))).toMatchObject({ param: 'amount' });
    expect(await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'abandoned',
      amount_capturable: 0,
    });
    expect(await refusal(stripe.paymentIntents.cancel(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'canceled' },
    });
    expect((await stripe.paymentIntents.create(manual, PREVIEW)).status).toBe('requires_capture');
  });

  test('GIVEN the older top-level parameter THEN any preview version takes it', async () => {
    const { stripe } = await startTestStripe();
    const old = async () =>
      ({
        amount: 700,
        currency: 'usd',
        confirm: true,
        shared_payment_granted_token: await grantToken(stripe, { max_amount: 700 }),
      }) as Stripe.PaymentIntentCreateParams;
    const paid = await stripe.paymentIntents.create(await old(), { apiVersion: '2025-12-15.preview' });
    expect(paid.status).toBe('succeeded');
    expect(await refusal(stripe.paymentIntents.create(await old()))).toMatchObject({
      code: 'parameter_unknown',
      param: 'shared_payment_granted_token',
    });
  });

  test('GIVEN a released version THEN the preview does not exist, unless the rules open it', async () => {
    const { stripe } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 700 });
    expect(await refusal(stripe.paymentIntents.create(tokenPayment(token, 700)))).toMatchObject({
      statusCode: 400,
      code: 'parameter_unknown',
      param: 'payment_method_data[shared_payment_granted_token]',
    });
    const early = { apiVersion: '2026-04-21.preview' };
    expect((await refusal(stripe.paymentIntents.create(tokenPayment(token, 700), early))).code).toBe(
      'parameter_unknown',
    );
    const path = `/v1/shared_payment/granted_tokens/${token}`;
    expect(await refusal(stripe.rawRequest('GET', path))).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining(`Unrecognized request URL (GET: ${path})`),
    });

    const open = await startTestStripe({ previewRules: { since: null, topLevelToken: false } });
    const opened = await grantToken(open.stripe, { max_amount: 700 });
    expect((await open.stripe.paymentIntents.create(tokenPayment(opened, 700))).status).toBe('succeeded');
  });
});

describe('a token that cannot pay', () => {
  test.each([
    ['over its limit', 'amount', { max_amount: 1199 }, 'usd'],
    ['in another currency', 'currency', { max_amount: 5000 }, 'eur'],
  ])('%s is refused, naming %s, and no payment is made', async (_, param, limits, currency) => {
    const { stripe, simulator } = await startTestStripe();
    const token = await grantToken(stripe, limits);
    expect(
      await refusal(stripe.paymentIntents.create(tokenPayment(token, 1200, currency), PREVIEW)),
    ).toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      param,
    });
    expect(simulator.state.paymentIntents.size).toBe(0);
  });

  test.each(['expired', 'revoked', 'consumed', 'unknown', 'foreign'])('%s is refused', async (why) => {
    let now = new Date('2026-11-20T10:00:00Z');
    const { stripe, simulator } = await startTestStripe({ clock: () => now });
    let token = await grantToken(stripe, { max_amount: 1200, expires_at: now.getTime() / 1000 + 60 });
    if (why === 'expired') now = new Date(now.getTime() + 60_000);
    if (why === 'revoked')
      await stripe.rawRequest(
        'POST',
        `/v1/test_helpers/shared_payment/granted_tokens/${token}/revoke`,
        {},
        PREVIEW,
      );
    if (why === 'consumed') await stripe.paymentIntents.create(tokenPayment(token, 1200), PREVIEW);
    if (why === 'unknown') token = 'spt_nothing';
    if (why === 'foreign') simulator.state.sharedTokens.patch(token, { account: 'acct_other' });
    const error = await refusal(stripe.paymentIntents.create(tokenPayment(token, 1200), PREVIEW));
    expect(error).toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      param: 'payment_method_data[shared_payment_granted_token]',
    });
    if (['expired', 'revoked', 'consumed'].includes(why)) {
      const path = `/v1/shared_payment/granted_tokens/${token}`;
      expect(await stripe.rawRequest('GET', path, undefined, PREVIEW)).toMatchObject({
        deactivated_reason: why,
        deactivated_at: now.getTime() / 1000,
      });
    }
  });

  test('WHEN passed as payment_method THEN there is no such PaymentMethod', async () => {
    const { stripe } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 1200 });
    expect(await refusal(stripe.paymentIntents.create(card(token), PREVIEW))).toMatchObject({
      code: 'resource_missing',
      param: 'payment_method',
    });
  });
});

describe('test cards', () => {
  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
  ])('%s fails with %s', async (method, code, decline_code) => {
    const { stripe } = await startTestStripe();
    const error = await refusal(stripe.paymentIntents.create(card(method)));
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code });
    const intent = await stripe.paymentIntents.retrieve(error.payment_intent!.id);
    expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code } });
    expect(await stripe.charges.retrieve(error.charge!)).toMatchObject({ status: 'failed', paid: false });
  });

  test.each([
    ['pm_card_visa', 'visa', '4242'],
    ['pm_card_mastercard', 'mastercard', '4444'],
    ['pm_card_amex', 'amex', '8431'],
  ])('%s pays', async (method, brand, last4) => {
    const { stripe } = await startTestStripe();
    const intent = await stripe.paymentIntents.create({ ...card(method), expand: ['latest_charge'] });
    expect(intent).toMatchObject({
      status: 'succeeded',
      latest_charge: { payment_method_details: { card: { brand, last4 } } },
    });
  });

  test('GIVEN neither return_url nor a ban on redirects THEN confirming is refused', async () => {
    const { stripe } = await startTestStripe();
    const { automatic_payment_methods: _, ...bare } = card('pm_card_visa');
    expect((await refusal(stripe.paymentIntents.create(bare))).message).toContain('return_url');
  });
});

describe('authentication', () => {
  test.each([
    ['succeeded', 'requires_capture'],
    ['failed', 'requires_payment_method'],
  ])('WHEN it %s THEN the payment is %s', async (outcome, status) => {
    const { stripe, simulator } = await startTestStripe();
    const token = await grantToken(stripe, { max_amount: 1200 }, 'pm_card_authenticationRequired');
    const intent = await stripe.paymentIntents.create(
      { ...tokenPayment(token, 1200), capture_method: 'manual' },
      PREVIEW,
    );
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
    await control(simulator, `payment_intents/${intent.id}/authenticate`, { outcome });
    const after = await stripe.paymentIntents.retrieve(intent.id);
    expect(after.status).toBe(status);
    if (outcome === 'failed')
      expect(after.last_payment_error!.code).toBe('payment_intent_authentication_failure');
  });

  test('GIVEN the buyer is off session THEN the need for it is a decline', async () => {
    const { stripe } = await startTestStripe();
    const error = await refusal(
      stripe.paymentIntents.create({ ...card('pm_card_authenticationRequired'), off_session: true }),
    );
    expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required' });
  });
});

describe('the steps of a PaymentIntent', () => {
  test('create, update, confirm, list', async () => {
    const { stripe } = await startTestStripe();
    const created = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'USD',
      metadata: { a: '1', b: '2' },
    });
    expect(created).toMatchObject({ status: 'requires_payment_method', currency: 'usd' });
    const unpaid = await refusal(stripe.paymentIntents.confirm(created.id));
    expect(unpaid.code).toBe('payment_intent_unexpected_state');
    const updated = await stripe.paymentIntents.update(created.id, {
      amount: 1500,
      metadata: { a: '', c: '3' },
      payment_method: 'pm_card_visa',
    });
    expect(updated).toMatchObject({
      status: 'requires_confirmation',
      amount: 1500,
      metadata: { b: '2', c: '3' },
    });
    expect(updated.metadata).not.toHaveProperty('a');
    const paid = await stripe.paymentIntents.confirm(created.id, { return_url: 'https://shop.example/back' });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1500 });
    expect((await refusal(stripe.paymentIntents.capture(created.id))).code).toBe(
      'payment_intent_unexpected_state',
    );

    const later = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' });
    const first = await stripe.paymentIntents.list({ limit: 1 });
    expect(first).toMatchObject({ has_more: true, data: [{ id: later.id }] });
    const second = await stripe.paymentIntents.list({ limit: 1, starting_after: later.id });
    expect(second).toMatchObject({ has_more: false, data: [{ id: created.id }] });
  });

  test('GIVEN more than is authorised THEN the capture is refused', async () => {
    const { stripe } = await startTestStripe();
    const { id } = await stripe.paymentIntents.create({ ...card('pm_card_visa'), capture_method: 'manual' });
    const error = await refusal(stripe.paymentIntents.capture(id, { amount_to_capture: 1201 }));
    expect(error).toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' });
  });

  test.each([
    [{ amount: 49, currency: 'usd' }, 'amount_too_small'],
    [{ amount: 29, currency: 'gbp' }, 'amount_too_small'],
    [{ amount: 49, currency: 'jpy' }, 'amount_too_small'],
    [{ amount: 100_000_000, currency: 'usd' }, 'amount_too_large'],
    [{ amount: -5, currency: 'usd' }, 'parameter_invalid_integer'],
    [{ amount: 1050, currency: 'isk' }, undefined],
    [{ amount: 1001, currency: 'kwd' }, undefined],
  ])('%j is no amount to charge', async (amount, code) => {
    const { stripe } = await startTestStripe();
    expect(await refusal(stripe.paymentIntents.create(amount))).toMatchObject({
      statusCode: 400,
      code,
      param: 'amount',
    });
  });
});
