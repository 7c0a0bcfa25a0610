import { describe, expect, test } from 'vitest';
import { DEMO_AGENT, DEMO_MERCHANT } from './demo-accounts.ts';
import { clientOf, control, refusal, startTestStripe } from './test-stripe.ts';
import type { StripeSimulator } from './start-stripe-simulator.ts';

interface Failure {
  error: { type: string; code?: string; param?: string; message: string; doc_url?: string };
}

async function call(
  simulator: StripeSimulator,
  path: string,
  init: { body?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(simulator.url + path, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${DEMO_MERCHANT.secretKey}`,
      ...(init.body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...init.headers,
    },
    ...(init.body !== undefined && { body: init.body }),
  });
  return { response, body: (await response.json()) as Failure };
}

describe('keys', () => {
  test.each([
    ['no key', '', 'You did not provide an API key'],
    ['an unknown key', 'Bearer sk_test_nobodyknowsme', 'Invalid API Key provided: sk_test_*********wsme'],
    ['an unknown basic key', `Basic ${btoa('sk_test_nobodyknowsme:')}`, 'Invalid API Key provided'],
  ])('%s is 401', async (_, authorization, message) => {
    const { simulator } = await startTestStripe();
    const { response, body } = await call(simulator, '/v1/account', { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(body.error.message).toContain(message);
  });

  test('basic authentication works, and the reply carries request id and version', async () => {
    const { simulator } = await startTestStripe();
    const { response, body } = await call(simulator, '/v1/account', {
      headers: {
        authorization: `Basic ${btoa(`${DEMO_MERCHANT.secretKey}:`)}`,
        'stripe-version': '2026-10-28.endive',
      },
    });
    expect(body).toMatchObject({ id: DEMO_MERCHANT.id, object: 'account', charges_enabled: true });
    expect(response.headers.get('request-id')).toMatch(/^req_\w{24}$/);
    expect(response.headers.get('stripe-version')).toBe('2026-10-28.endive');
  });

  test('a restricted key can do what it may, and no more', async () => {
    const { simulator } = await startTestStripe();
    const account = (await control(simulator, 'accounts', {
      name: 'Careful shop',
      restrictedKeys: [{ key: 'rk_test_onlypayments', permissions: ['payment_intent_write'] }],
    })) as { id: string };
    const stripe = clientOf(simulator, 'rk_test_onlypayments');
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
    expect((await stripe.paymentIntents.retrieve(id)).id).toBe(id);
    const error = await refusal(stripe.refunds.create({ payment_intent: id }));
    expect(error).toMatchObject({ type: 'StripePermissionError', statusCode: 403 });
    expect(error.message).toContain(`on account '${account.id}'. Having the 'rak_charge_write' permission`);
  });

  test("one account never sees another's payment", async () => {
    const { simulator, stripe } = await startTestStripe();
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
    const other = clientOf(simulator, DEMO_AGENT.secretKey);
    expect(await refusal(other.paymentIntents.retrieve(id))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    expect((await other.paymentIntents.list()).data).toEqual([]);
  });

  test('acting for another account is refused', async () => {
    const { stripe } = await startTestStripe();
    const error = await refusal(stripe.paymentIntents.list({}, { stripeAccount: DEMO_AGENT.id }));
    expect(error).toMatchObject({ statusCode: 403, code: 'account_invalid' });
  });
});

describe('requests', () => {
  test.each([
    ['currency=usd', 'parameter_missing', 'amount'],
    ['amount=&currency=usd', 'parameter_invalid_empty', 'amount'],
    ['amount=1.5&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['amount=500&currency=zzz', undefined, 'currency'],
    ['amount=500&currency=usd&confirm=yes', undefined, 'confirm'],
    ['amount=500&currency=usd&capture_method=later', undefined, 'capture_method'],
    ['amount=500&currency=usd&colour=red', 'parameter_unknown', 'colour'],
    [
      'amount=500&currency=usd&payment_method_data[colour]=red',
      'parameter_unknown',
      'payment_method_data[colour]',
    ],
    ['amount=500&currency=usd&metadata=text', undefined, 'metadata'],
    ['amount=500&currency=usd&metadata[a]=1&metadata=2', undefined, 'metadata'],
    ['amount=500&currency=usd&expand[]=nonsense', undefined, 'expand'],
    [
      'amount=500&currency=usd&payment_method=pm_card_visa&payment_method_data[type]=card',
      'parameters_exclusive',
      'payment_method',
    ],
  ])('%s is refused', async (body, code, param) => {
    const { simulator } = await startTestStripe();
    const reply = await call(simulator, '/v1/payment_intents', { body });
    expect(reply.response.status).toBe(400);
    expect(reply.body.error).toMatchObject({ type: 'invalid_request_error', param });
    expect(reply.body.error.code).toBe(code);
    if (code)
      expect(reply.body.error.doc_url).toBe(
        `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
      );
  });

  test('JSON is refused', async () => {
    const { simulator } = await startTestStripe();
    const reply = await call(simulator, '/v1/payment_intents', {
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.response.status).toBe(400);
    expect(reply.body.error.message).toContain('application/x-www-form-urlencoded');
  });

  test.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/payment_intents'],
    ['GET', '/v1/payment_intents/'],
    ['GET', '/v2/core/events'],
  ])('%s %s does not exist', async (method, path) => {
    const { simulator } = await startTestStripe();
    const reply = await call(simulator, path, { method });
    expect(reply.response.status).toBe(404);
    expect(reply.body.error.message).toContain(`Unrecognized request URL (${method}: ${path})`);
  });

  test('a malformed version is refused', async () => {
    const { simulator } = await startTestStripe();
    const reply = await call(simulator, '/v1/account', { headers: { 'stripe-version': 'latest' } });
    expect(reply.body.error.message).toBe('Invalid Stripe API version: latest');
  });
});

test('GIVEN markup in metadata THEN the page shows it as text', async () => {
  const { simulator, stripe } = await startTestStripe();
  await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    metadata: { note: '<script>alert(1)</script>' },
  });
  const page = await (await fetch(simulator.url)).text();
  expect(page).toContain('note: &lt;script&gt;alert(1)');
  expect(page).not.toContain('<script>alert');
});

test('the call log names operation, status and key of each call', async () => {
  const { simulator, stripe } = await startTestStripe();
  const { id } = await stripe.paymentIntents.create(
    { amount: 500, currency: 'usd' },
    { idempotencyKey: 'k' },
  );
  await refusal(stripe.paymentIntents.capture(id));
  expect(await control(simulator, 'calls')).toMatchObject([
    { operation: 'POST /v1/payment_intents', status: 200, idempotencyKey: 'k', replayed: false },
    {
      operation: 'POST /v1/payment_intents/:intent/capture',
      path: `/v1/payment_intents/${id}/capture`,
      status: 400,
    },
  ]);
});
