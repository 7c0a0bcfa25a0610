import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WebhookSender } from './webhook-sender.ts';
import { control, grantToken, PREVIEW, startTestStripe, tokenPayment } from '../test-stripe.ts';
import type { StripeSimulatorOptions } from '../start-stripe-simulator.ts';

interface Received {
  signature: string;
  body: string;
}

/** An endpoint that answers with the given statuses, the last one for ever. */
async function startReceiver(statuses = [200]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.statusCode = statuses[Math.min(received.length, statuses.length - 1)]!;
      received.push({ signature: String(request.headers['stripe-signature']), body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function startWithEndpoint(
  types: string[],
  statuses?: number[],
  options?: Partial<StripeSimulatorOptions>,
) {
  const { simulator, stripe } = await startTestStripe(options);
  const { url, received } = await startReceiver(statuses);
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: types as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
  });
  const typesOf = () => received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type);
  return { simulator, stripe, endpoint, received, typesOf };
}

const paid = {
  amount: 800,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
};
const settle = (webhooks: WebhookSender) => webhooks.idle();

test('GIVEN an endpoint THEN it gets what it asked for, signed so that the official client accepts it', async () => {
  const { simulator, stripe, endpoint, received } = await startWithEndpoint(['payment_intent.succeeded']);
  const { id } = await stripe.paymentIntents.create(paid, { idempotencyKey: 'k' });
  await settle(simulator.webhooks);
  expect(received).toHaveLength(1);
  const { body, signature } = received[0]!;
  const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret!);
  expect(event).toMatchObject({
    type: 'payment_intent.succeeded',
    data: { object: { id, amount_received: 800 } },
    request: { idempotency_key: 'k' },
    pending_webhooks: 1,
  });
  expect(() =>
    stripe.webhooks.constructEvent(body.replace('800', '900'), signature, endpoint.secret!),
  ).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow();
  const stored = await stripe.events.retrieve(event.id);
  expect(stored).toMatchObject({ type: event.type, data: { object: { id } }, pending_webhooks: 0 });
});

test('the life of a payment is told step by step', async () => {
  const { simulator, stripe, typesOf } = await startWithEndpoint(['*']);
  const token = await grantToken(stripe, { max_amount: 1000 });
  const { id } = await stripe.paymentIntents.create(
    { ...tokenPayment(token, 1000), capture_method: 'manual' },
    PREVIEW,
  );
  await stripe.paymentIntents.capture(id);
  await stripe.refunds.create({ payment_intent: id, amount: 100 });
  await control(simulator, 'disputes', { payment_intent: id });
  await settle(simulator.webhooks);
  expect(typesOf().sort()).toEqual(
    [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'shared_payment.granted_token.used',
      'charge.captured',
      'payment_intent.succeeded',
      'refund.created',
      'charge.refunded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ].sort(),
  );
});

test('failures, cancellation, authentication and revocation are told', async () => {
  const { simulator, stripe, typesOf } = await startWithEndpoint([
    'payment_intent.payment_failed',
    'payment_intent.requires_action',
    'payment_intent.canceled',
    'shared_payment.granted_token.deactivated',
  ]);
  await stripe.paymentIntents.create({ ...paid, payment_method: 'pm_card_chargeDeclined' }).catch(() => null);
  const waiting = await stripe.paymentIntents.create({
    ...paid,
    payment_method: 'pm_card_authenticationRequired',
  });
  await stripe.paymentIntents.cancel(waiting.id);
  const token = await grantToken(stripe, { max_amount: 1000 });
  await stripe.rawRequest(
    'POST',
    `/v1/test_helpers/shared_payment/granted_tokens/${token}/revoke`,
    {},
    PREVIEW,
  );
  await settle(simulator.webhooks);
  expect(typesOf().sort()).toEqual([
    'payment_intent.canceled',
    'payment_intent.payment_failed',
    'payment_intent.requires_action',
    'shared_payment.granted_token.deactivated',
  ]);
});

test('GIVEN an endpoint that fails twice THEN the same event comes a third time, newly signed', async () => {
  const { simulator, stripe, endpoint, received } = await startWithEndpoint(
    ['payment_intent.succeeded'],
    [500, 302, 200],
    {
      webhookRetryDelaysMs: [1, 1, 1],
    },
  );
  await stripe.paymentIntents.create(paid);
  await vi.waitFor(() =>
    expect(simulator.state.deliveries.all()[0]).toMatchObject({ status: 'delivered', attempts: 3 }),
  );
  expect(received).toHaveLength(3);
  const ids = received.map(
    ({ body, signature }) => stripe.webhooks.constructEvent(body, signature, endpoint.secret!).id,
  );
  expect(new Set(ids).size).toBe(1);
});

test('GIVEN nobody answers THEN it gives up after the last retry, and a resend brings it', async () => {
  const { simulator, stripe, received } = await startWithEndpoint(
    ['payment_intent.succeeded'],
    [500, 500, 200],
    {
      webhookRetryDelaysMs: [1],
    },
  );
  await stripe.paymentIntents.create(paid);
  await vi.waitFor(() =>
    expect(simulator.state.deliveries.all()[0]).toMatchObject({ status: 'failed', lastStatus: 500 }),
  );
  await control(simulator, `deliveries/${simulator.state.deliveries.all()[0]!.id}/resend`, {});
  await settle(simulator.webhooks);
  expect(received).toHaveLength(3);
  expect(simulator.state.deliveries.all()[0]!.status).toBe('delivered');
});

test('GIVEN paused, reversed and duplicated THEN events wait, then come backwards and twice', async () => {
  const { simulator, stripe, typesOf } = await startWithEndpoint([
    'payment_intent.created',
    'payment_intent.succeeded',
  ]);
  await control(simulator, 'webhooks', { paused: true, order: 'reversed', duplicates: 1 });
  await stripe.paymentIntents.create(paid);
  await settle(simulator.webhooks);
  expect(typesOf()).toEqual([]);
  expect(await control(simulator, 'webhooks', { paused: false })).toMatchObject({
    paused: false,
    duplicates: 1,
  });
  await settle(simulator.webhooks);
  const [created, succeeded] = ['payment_intent.created', 'payment_intent.succeeded'];
  expect(typesOf()).toEqual([succeeded, created, succeeded, created]);
});

test('GIVEN a deleted endpoint THEN nothing is sent any more', async () => {
  const { simulator, stripe, endpoint, received } = await startWithEndpoint(['*']);
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ id: endpoint.id, status: 'enabled' }]);
  await stripe.webhookEndpoints.del(endpoint.id);
  await stripe.paymentIntents.create(paid);
  await settle(simulator.webhooks);
  expect(received).toEqual([]);
});
