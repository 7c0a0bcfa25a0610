import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signingSecretContext } from '#app/payments/account/account-secrets.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { signatureHeader } from '#sandbox/stripe/webhooks/webhook-sender.ts';
import { createTestServices } from '#tests/database.ts';
import { stripeEventRoutes } from './receive-stripe-event.server.ts';
import { processInbox } from './process-inbox.server.ts';

const SHOP = 'one.myshopify.com';
const NOW = new Date('2026-11-20T12:00:00Z');
const SECRET = 'whsec_now';
const OLD_SECRET = 'whsec_before';
let services: Services & { close(): Promise<void> };
let now = NOW;

beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
  const { db, secrets } = services;
  await db.shop.createMany({
    data: [
      { id: 'shop_1', domain: SHOP, installedAt: NOW },
      { id: 'shop_2', domain: 'two.myshopify.com', installedAt: NOW },
    ],
  });
  const account = (id: string, shopId: string, mode: string, secret: string) => ({
    id,
    shopId,
    mode,
    sealedSecretKey: 'sealed',
    sealedWebhookSecret: secrets.seal(secret, signingSecretContext(id, 'webhook')),
    merchantId: 'profile_1',
  });
  await db.paymentAccount.createMany({
    data: [
      {
        ...account('pa_test', 'shop_1', 'test', SECRET),
        sealedPreviousWebhookSecret: secrets.seal(OLD_SECRET, signingSecretContext('pa_test', 'webhook')),
        previousWebhookSecretUntil: addSeconds(NOW, 3600),
      },
      account('pa_live', 'shop_1', 'live', 'whsec_live'),
      account('pa_other', 'shop_2', 'test', 'whsec_other'),
      { ...account('pa_bare', 'shop_2', 'live', SECRET), sealedWebhookSecret: null },
    ],
  });
});
afterAll(() => services.close());
beforeEach(async () => {
  now = NOW;
  await services.db.inboxMessage.deleteMany();
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const event = (changes: object = {}) => ({
  id: 'evt_1',
  object: 'event',
  type: 'charge.refunded',
  livemode: false,
  created: NOW.getTime() / 1000 - 5,
  data: { object: { id: 'ch_1', object: 'charge' } },
  ...changes,
});

interface Sending {
  account?: string;
  secret?: string;
  signature?: string | null;
}

async function send(body: unknown, { account = 'pa_test', secret = SECRET, signature }: Sending = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const header = signature === undefined ? signatureHeader(text, secret, NOW.getTime() / 1000) : signature;
  const response = await stripeEventRoutes(() => services).request(`/stripe/${account}`, {
    method: 'POST',
    body: text,
    headers: header === null ? {} : { 'Stripe-Signature': header },
  });
  return { status: response.status, text: await response.text() };
}
const stored = () => services.db.inboxMessage.findMany();
const jobs = () =>
  services.db.$queryRaw<{ task: string; payload: object }[]>`
    SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;

describe('an event of Stripe', () => {
  test('GIVEN it repeats the token that a buyer pays with THEN the token is not kept', async () => {
    const details = { type: 'card', shared_payment_granted_token: 'spt_alive' };
    const object = { object: 'payment_intent', id: 'pi_1', last_payment_error: { payment_method: details } };
    expect((await send(event({ type: 'payment_intent.payment_failed', data: { object } }))).status).toBe(200);
    const [message] = await stored();
    expect(message!.payload).toMatchObject({ data: { object: { id: 'pi_1' } } });
    expect(JSON.stringify(message)).not.toContain('spt_alive');
  });

  test('GIVEN it is genuine THEN it is stored for the shop of its account with a job, and answered 200', async () => {
    expect(await send(event())).toEqual({ status: 200, text: '' });
    const [message] = await stored();
    expect(message).toMatchObject({
      shopDomain: SHOP,
      source: 'stripe',
      topic: 'charge.refunded',
      eventId: 'evt_1',
      payload: event(),
      triggeredAt: addSeconds(NOW, -5),
      processedAt: null,
    });
    expect(await jobs()).toEqual([{ task: 'process-inbox', payload: { messageId: message!.id } }]);
  });

  test.each<[string, unknown, Sending]>([
    ['no signature', event(), { signature: null }],
    ['half a signature', event(), { signature: `t=${NOW.getTime() / 1000},v1` }],
    ['a signature by another secret', event(), { secret: 'whsec_forged' }],
    ["a signature by another shop's secret", event(), { secret: 'whsec_other' }],
    ['a signature by the secret of live mode', event({ livemode: true }), { secret: 'whsec_live' }],
    [
      'a signature of other words',
      event(),
      { signature: signatureHeader('{}', SECRET, NOW.getTime() / 1000) },
    ],
    [
      'a signature of ten minutes ago',
      event(),
      { signature: signatureHeader(JSON.stringify(event()), SECRET, NOW.getTime() / 1000 - 600) },
    ],
    ['an account without a secret', event({ livemode: true }), { account: 'pa_bare' }],
    ['a live event at the account of test mode', event({ livemode: true }), {}],
    ['a test event at the account of live mode', event(), { account: 'pa_live', secret: 'whsec_live' }],
    ['no JSON', 'hello', {}],
    ['nothing', '', {}],
    ['something that is no event', { id: 'ch_1', object: 'charge' }, {}],
    ['an event without a time', event({ created: undefined }), {}],
    ['an event of another age', event({ created: 1e15 }), {}],
  ])('GIVEN %s THEN 400 without a word, and nothing is stored', async (_, body, sending) => {
    expect(await send(body, sending)).toEqual({ status: 400, text: '' });
    expect(await stored()).toEqual([]);
  });

  test.each(['pa_nobody', 'pa%00', 'pa.test'])('GIVEN the account %s THEN 404', async (account) => {
    expect(await send(event(), { account })).toEqual({ status: 404, text: '' });
  });

  test('GIVEN more than 1 MB THEN 413', async () => {
    expect((await send(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
  });

  test('GIVEN the same event five times at once THEN it is stored once, and each is answered 200', async () => {
    const answers = await Promise.all([...Array(5)].map(() => send(event())));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect([(await stored()).length, (await jobs()).length]).toEqual([1, 1]);
  });

  test('GIVEN the secret was replaced THEN the one before counts for its time, and no longer', async () => {
    expect((await send(event(), { secret: OLD_SECRET })).status).toBe(200);
    now = addSeconds(NOW, 3601);
    const text = JSON.stringify(event({ id: 'evt_2' }));
    const late = signatureHeader(text, OLD_SECRET, now.getTime() / 1000);
    expect((await send(text, { signature: late })).status).toBe(400);
  });
});

describe('working on it', () => {
  test.each(['invoice.paid', 'orders/updated', 'toString'])(
    'GIVEN a type that leads nowhere (%s) THEN it is done with',
    async (type) => {
      await send(event({ type }));
      await processInbox(services, { messageId: (await stored())[0]!.id });
      expect((await stored())[0]!.processedAt).toEqual(NOW);
    },
  );

  test.each(['charge.refunded', 'payment_intent.succeeded', 'checkout.session.completed'])(
    'GIVEN a genuine %s without an object THEN it is done with at once, and why is kept',
    async (type) => {
      await send(event({ type, data: {} }));
      await processInbox(services, { messageId: (await stored())[0]!.id });
      expect(await stored()).toMatchObject([
        { processedAt: NOW, failure: 'data.object: Invalid input: expected object, received undefined' },
      ]);
      expect((await jobs()).map(({ task }) => task)).toEqual(['process-inbox']);
    },
  );
});
