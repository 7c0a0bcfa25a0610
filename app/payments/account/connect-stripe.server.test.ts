import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { DEMO_AGENT, DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startStripeSimulator, type StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { control } from '#sandbox/stripe/test-stripe.ts';
import { waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { signingSecretContext, stripeKeyContext } from './account-secrets.ts';
import { connectStripe, type ConnectStripeInput } from './connect-stripe.server.ts';
import { disconnectStripe } from './disconnect-stripe.server.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const EVENTS = ['charge.refunded', 'shared_payment.granted_token.deactivated'];
/** What a restricted key must be allowed, without the endpoint. */
const ENOUGH = [
  'payment_intent_write',
  'charge_write',
  'dispute_read',
  'checkout_session_read',
  'accounts_kyc_basic_read',
];

let services: Services & { close(): Promise<void> };
let stripe: StripeSimulator;
let scope: ShopScope;
beforeAll(async () => {
  services = await createTestServices({ clock: () => NOW });
});
afterAll(() => services.close());
beforeEach(async () => {
  stripe = await startStripeSimulator({ port: 0, dataFile: null });
  services.env.STRIPE_API_BASE_URL = stripe.url;
  await services.db.shop.deleteMany();
  const create = { domain: 'one.myshopify.com', installedAt: NOW };
  scope = scopeToShop(services, await services.db.shop.create({ data: { id: 'shop_1', ...create } }));
  return () => stripe.close();
});

const connect = (changes: Partial<ConnectStripeInput> = {}) =>
  connectStripe(scope, {
    secretKey: DEMO_MERCHANT.secretKey,
    merchantId: DEMO_MERCHANT.profile,
    eventTypes: EVENTS,
    ...changes,
  });
const row = () => services.db.paymentAccount.findFirstOrThrow();
const endpoints = () => stripe.state.webhookEndpoints.all();
/** Gives the demo account a restricted key of these permissions. */
async function restricted(permissions: string[], changes: object = {}): Promise<string> {
  const key = `rk_test_${permissions.length}${Object.keys(changes).join('')}`;
  await control(stripe, 'accounts', { ...DEMO_MERCHANT, restrictedKeys: [{ key, permissions }], ...changes });
  return key;
}

describe('a key that can do the job', () => {
  test.each(['connected', 'disconnected'])(
    'WHEN it is %s THEN feeds tell anew what can be bought',
    async (change) => {
      const clear = () => services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
      await clear();
      await connect();
      if (change === 'disconnected') {
        await clear();
        await disconnectStripe(scope, 'test');
      }
      const tasks = (await waitingJobs(services)).map(({ task }) => task);
      expect(tasks).toEqual(['judge-catalog', 'retell-catalog']);
    },
  );

  test('GIVEN staff were told that Stripe refuses the old one WHEN it is connected THEN that is settled', async () => {
    const refused = { kind: 'payments_refused', text: 'refused' } as const;
    await raiseAttention(scope, scope.db, { ...refused, subject: 'test' });
    await raiseAttention(scope, scope.db, { ...refused, subject: 'live' });
    await connect();
    expect((await listAttention(scope)).map(({ subject }) => subject)).toEqual(['live']);
  });

  test('GIVEN it is connected THEN key and webhook secret are kept sealed, and Stripe sends exactly these events here', async () => {
    const connected = await connect();
    const { id } = await row();
    const url = `http://localhost:4000/webhooks/stripe/${id}`;
    expect(connected).toEqual({
      id,
      mode: 'test',
      merchantId: DEMO_MERCHANT.profile,
      stripeAccountId: DEMO_MERCHANT.id,
      profileConfirmed: true,
      webhook: { url, endpoint: 'created', hasSecret: true },
      agenticCommerce: { readable: true, hooksUrl: `${url}/hooks`, hasHookSecret: false },
    });
    expect(endpoints()).toMatchObject([{ url, enabledEvents: EVENTS }]);
    const { sealedSecretKey, sealedWebhookSecret, webhookEndpointId } = await row();
    expect(services.secrets.open(sealedSecretKey, stripeKeyContext('shop_1', 'test'))).toBe(
      DEMO_MERCHANT.secretKey,
    );
    expect(services.secrets.open(sealedWebhookSecret!, signingSecretContext(id, 'webhook'))).toBe(
      endpoints()[0]!.secret,
    );
    expect(webhookEndpointId).toBe(endpoints()[0]!.id);
    // Trying the key has made nothing.
    expect([stripe.state.paymentIntents.size, stripe.state.refunds.size]).toEqual([0, 0]);
  });

  test('GIVEN it is connected again for other events THEN the endpoint is the same, with its secret', async () => {
    await connect();
    const before = await row();
    expect((await connect({ eventTypes: ['charge.refunded'] })).webhook.endpoint).toBe('updated');
    expect(endpoints()).toMatchObject([{ id: before.webhookEndpointId, enabledEvents: ['charge.refunded'] }]);
    expect(await row()).toMatchObject({
      id: before.id,
      sealedWebhookSecret: before.sealedWebhookSecret,
      sealedPreviousWebhookSecret: null,
    });
  });

  test('GIVEN the endpoint was deleted at Stripe THEN a new one is made, and the old secret counts for a day', async () => {
    await connect();
    const before = await row();
    stripe.state.webhookEndpoints.delete(before.webhookEndpointId!);
    expect((await connect()).webhook.endpoint).toBe('created');
    expect(await row()).toMatchObject({
      webhookEndpointId: endpoints()[0]!.id,
      sealedPreviousWebhookSecret: before.sealedWebhookSecret,
      previousWebhookSecretUntil: addSeconds(NOW, 24 * 3600),
    });
  });

  test('GIVEN an endpoint that a broken-off run left behind THEN it is removed, and others are not', async () => {
    const { webhook } = await connect();
    await services.db.paymentAccount.updateMany({ data: { webhookEndpointId: null } });
    stripe.state.webhookEndpoints.put({ ...endpoints()[0]!, id: 'we_other', url: 'https://other.example' });
    await connect();
    const urls = endpoints().map(({ url }) => url);
    expect(urls.sort()).toEqual([webhook.url, 'https://other.example'].sort());
  });

  test('GIVEN it may not write endpoints THEN staff make it and paste its secret', async () => {
    const secretKey = await restricted(ENOUGH);
    expect((await connect({ secretKey })).webhook).toMatchObject({ endpoint: 'by_hand', hasSecret: false });
    const given = { secretKey, webhookSecret: 'whsec_pasted', hookSecret: 'whsec_hooks' };
    expect(await connect(given)).toMatchObject({
      webhook: { endpoint: 'by_hand', hasSecret: true },
      agenticCommerce: { hasHookSecret: true },
    });
    const { id, sealedWebhookSecret, sealedHookSecret } = await row();
    const { secrets } = services;
    expect(secrets.open(sealedWebhookSecret!, signingSecretContext(id, 'webhook'))).toBe('whsec_pasted');
    expect(secrets.open(sealedHookSecret!, signingSecretContext(id, 'hook'))).toBe('whsec_hooks');
    // Without a new secret the one there is stays.
    expect((await connect({ secretKey })).webhook.hasSecret).toBe(true);
    expect(endpoints()).toEqual([]);
  });

  test('GIVEN it cannot read checkouts THEN only the Agentic Commerce Suite is out of reach', async () => {
    const secretKey = await restricted(ENOUGH.filter((name) => name !== 'checkout_session_read'));
    expect((await connect({ secretKey })).agenticCommerce.readable).toBe(false);
  });

  test('GIVEN the account by its own id as merchant id THEN it is confirmed by that', async () => {
    expect(await connect({ merchantId: DEMO_MERCHANT.id })).toMatchObject({ profileConfirmed: true });
  });

  test("GIVEN Stripe does not tell the account's profile THEN it is saved unconfirmed", async () => {
    await stripe.close();
    stripe = await startStripeSimulator({
      port: 0,
      dataFile: null,
      previewRules: { since: '2999-01-01.preview', topLevelToken: true },
    });
    services.env.STRIPE_API_BASE_URL = stripe.url;
    expect(await connect()).toMatchObject({ profileConfirmed: false });
  });
});

describe('a key that cannot', () => {
  const refusal = async (changes: Partial<ConnectStripeInput>) => {
    const error: unknown = await connect(changes).catch((thrown: unknown) => thrown);
    expect(await services.db.paymentAccount.count()).toBe(0);
    expect(endpoints()).toEqual([]);
    return error;
  };

  test.each([
    ['payment_intent_write', 'Payment Intents: Write (rak_payment_intent_write)'],
    ['charge_write', 'Charges and Refunds: Write (rak_charge_write)'],
    ['dispute_read', 'Disputes: Read (rak_dispute_read)'],
    ['accounts_kyc_basic_read', 'Account: Read (rak_accounts_kyc_basic_read)'],
  ])('GIVEN it lacks %s THEN it is refused by that name', async (lacking, told) => {
    const secretKey = await restricted(ENOUGH.filter((name) => name !== lacking));
    expect(await refusal({ secretKey })).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(told) as string,
    });
  });

  test('GIVEN it lacks several permissions THEN all are told at once', async () => {
    const secretKey = await restricted(['accounts_kyc_basic_read']);
    const { message } = (await refusal({ secretKey })) as Error;
    for (const name of [
      'rak_payment_intent_write',
      'rak_charge_write',
      'rak_charge_read',
      'rak_dispute_read',
    ])
      expect(message).toContain(name);
  });

  test.each<[string, Partial<ConnectStripeInput>, RegExp]>([
    ['a key that Stripe does not know', { secretKey: 'sk_test_nobodys' }, /does not accept this key/],
    ["another merchant's key", { secretKey: DEMO_AGENT.secretKey }, /is of profile_test_sandboxagent/],
    ['a profile of live mode', { merchantId: 'profile_live_x' }, /profile_live_x is not of test mode/],
    [
      'the id of another account',
      { merchantId: 'acct_other' },
      /is of acct_sandboxmerchant, not of acct_other/,
    ],
  ])('GIVEN %s THEN it is refused', async (_, changes, words) => {
    expect(await refusal(changes)).toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(words) as string,
    });
  });

  test('GIVEN an account that cannot charge yet THEN it is refused', async () => {
    const secretKey = await restricted([...ENOUGH, 'webhook_write'], { chargesEnabled: false });
    expect(await refusal({ secretKey })).toMatchObject({
      message: expect.stringMatching(/cannot charge yet/) as string,
    });
  });

  test('GIVEN Stripe does not answer THEN nothing is saved, and nobody is told that the key is bad', async () => {
    await control(stripe, 'faults', {
      kind: 'error_before',
      status: 503,
      times: 99,
      operation: 'disputes.list',
    });
    expect(await refusal({})).toMatchObject({ code: 'service_unavailable' });
  });
});

describe('another account, or none', () => {
  /** A purchase that has begun and not ended. */
  async function purchaseUnderWay(mode = 'test'): Promise<void> {
    const { db } = services;
    await db.agentConnection.create({
      data: { id: 'agent_1', shopId: 'shop_1', name: 'A', platform: 'a', mode, sellingMode: 'in_chat' },
    });
    const times = { createdAt: NOW, updatedAt: NOW };
    const common = { shopId: 'shop_1', connectionId: 'agent_1', currency: 'USD', ...times };
    await db.checkoutSession.create({
      data: { ...common, id: 'cs_1', status: 'complete_in_progress', state: {}, total: 1, expiresAt: NOW },
    });
    await db.purchase.create({
      data: { ...common, sessionId: 'cs_1', step: 'capturing', amount: 1, payment: { mode } },
    });
  }

  test('GIVEN a purchase is under way THEN neither another account nor none takes its place', async () => {
    await connect();
    await purchaseUnderWay();
    await connect(); // the same account's key may be renewed
    const other = { secretKey: DEMO_AGENT.secretKey, merchantId: DEMO_AGENT.profile };
    await expect(connect(other)).rejects.toMatchObject({ code: 'conflict' });
    await expect(disconnectStripe(scope, 'test')).rejects.toMatchObject({ code: 'conflict' });
    await services.db.purchase.updateMany({ data: { step: 'completed' } });
    expect(await connect(other)).toMatchObject({ stripeAccountId: DEMO_AGENT.id });
  });

  test('GIVEN it is disconnected THEN row and endpoint are gone', async () => {
    await connect();
    await purchaseUnderWay('live');
    expect(await disconnectStripe(scope, 'test')).toEqual({ endpointRemoved: true });
    expect(await services.db.paymentAccount.count()).toBe(0);
    expect(endpoints()).toEqual([]);
    await expect(disconnectStripe(scope, 'test')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('GIVEN the key works no more THEN it is disconnected all the same', async () => {
    await connect();
    await control(stripe, 'accounts', { ...DEMO_MERCHANT, secretKey: 'sk_test_rolled' });
    expect(await disconnectStripe(scope, 'test')).toEqual({ endpointRemoved: false });
    expect(await services.db.paymentAccount.count()).toBe(0);
  });

  test('GIVEN another shop THEN its account is none of this one', async () => {
    await connect();
    const other = await services.db.shop.create({
      data: { id: 'shop_2', domain: 'two.myshopify.com', installedAt: NOW },
    });
    await expect(disconnectStripe(scopeToShop(services, other), 'test')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await services.db.paymentAccount.count()).toBe(1);
  });
});
