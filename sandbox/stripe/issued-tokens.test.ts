import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { DEMO_AGENT, DEMO_MERCHANT } from './demo-accounts.ts';
import { clientOf, control, PREVIEW, refusal, startTestStripe, tokenPayment } from './test-stripe.ts';

const issue = (agent: Stripe, extra: object = {}) =>
  agent.rawRequest(
    'POST',
    '/v1/shared_payment/issued_tokens',
    {
      payment_method: 'pm_card_visa',
      seller_details: { network_business_profile: DEMO_MERCHANT.profile, external_id: 'cart_1' },
      usage_limits: { currency: 'usd', max_amount: 1500, expires_at: 4_000_000_000 },
      shared_metadata: { order: '7' },
      ...extra,
    },
    PREVIEW,
  ) as unknown as Promise<{ id: string; status: string }>;

test('GIVEN an agent issues a token THEN only the named seller sees it granted and can be paid by it', async () => {
  const { simulator, stripe: seller } = await startTestStripe();
  const agent = clientOf(simulator, DEMO_AGENT.secretKey);
  const issued = await issue(agent);
  expect(issued).toMatchObject({ object: 'shared_payment.issued_token', status: 'active' });
  const granted = `/v1/shared_payment/granted_tokens/${issued.id}`;
  expect(await seller.rawRequest('GET', granted, undefined, PREVIEW)).toMatchObject({
    object: 'shared_payment.granted_token',
    agent_details: { network_business_profile: DEMO_AGENT.profile },
    shared_metadata: { order: '7' },
    usage_limits: { currency: 'usd', max_amount: 1500, expires_at: 4_000_000_000 },
  });
  expect(await refusal(agent.rawRequest('GET', granted, undefined, PREVIEW))).toMatchObject({
    code: 'resource_missing',
  });
  await seller.paymentIntents.create(tokenPayment(issued.id, 1500), PREVIEW);
  const path = `/v1/shared_payment/issued_tokens/${issued.id}`;
  expect(await agent.rawRequest('GET', path, undefined, PREVIEW)).toMatchObject({
    deactivated_reason: 'consumed',
    usage_details: { amount_captured: { currency: 'usd', value: 1500 } },
  });
});

test('GIVEN the agent revokes it THEN the seller cannot be paid', async () => {
  const { simulator, stripe: seller } = await startTestStripe();
  const agent = clientOf(simulator, DEMO_AGENT.secretKey);
  const { id } = await issue(agent);
  await agent.rawRequest('POST', `/v1/shared_payment/issued_tokens/${id}/revoke`, {}, PREVIEW);
  const error = await refusal(seller.paymentIntents.create(tokenPayment(id, 1500), PREVIEW));
  expect(error.message).toContain('it is revoked');
});

test('GIVEN authentication is needed THEN the agent is told, and told again when it is done', async () => {
  const { simulator, stripe: seller } = await startTestStripe();
  const agent = clientOf(simulator, DEMO_AGENT.secretKey);
  const { id } = await issue(agent, { payment_method: 'pm_card_authenticationRequired' });
  const intent = await seller.paymentIntents.create(tokenPayment(id, 1500), PREVIEW);
  const path = `/v1/shared_payment/issued_tokens/${id}`;
  expect(await agent.rawRequest('GET', path, undefined, PREVIEW)).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk' },
  });
  await control(simulator, `payment_intents/${intent.id}/authenticate`, { outcome: 'succeeded' });
  expect((await seller.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  const told = (await agent.events.list()).data.map(({ type }) => type as string).reverse();
  expect(told).toEqual([
    'shared_payment.issued_token.active',
    'shared_payment.issued_token.requires_action',
    'shared_payment.issued_token.active',
    'shared_payment.issued_token.used',
  ]);
});

test.each([
  [{ seller_details: { network_business_profile: 'profile_nobody' } }, 'resource_missing'],
  [{ seller_details: {} }, undefined],
  [{ payment_method: 'pm_card_unknown' }, 'resource_missing'],
  [{ usage_limits: { currency: 'usd', max_amount: 100, expires_at: 1 } }, undefined],
  [{ usage_limits: { currency: 'usd', max_amount: 0 } }, 'parameter_invalid_integer'],
])('%j is refused', async (extra, code) => {
  const { simulator } = await startTestStripe();
  const error = await refusal(issue(clientOf(simulator, DEMO_AGENT.secretKey), extra));
  expect(error.statusCode).toBe(400);
  if (code) expect(error.code).toBe(code);
});
