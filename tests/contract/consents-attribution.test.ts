import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeConsents } from '#app/checkout/buyer/write-consents.server.ts';
import { readState } from '#app/checkout/session/empty-state.ts';
import { createAcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { CustomerRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated against the official JSON Schema by the client itself. */
let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const SHIRT = 'FH-LCS-M-SND';
const FIRST = {
  provider: 'network.example',
  token: 'atp_first',
  publisher_id: 'pub_1',
  touchpoint: 'first',
  source: { type: 'url', url: 'https://publisher.example/best-shirts' },
  metadata: { placement: 'top_pick' },
};
const LAST = { provider: 'other.example', token: 'atp_last', publisher_id: 'pub_2', touchpoint: 'last' };

type Session = CheckoutSession & {
  marketing_consent_options?: Record<string, unknown>[];
  fulfillment_details?: object;
};
const session = (reply: AcpReply) => reply.body as Session;

async function open(extra: object = {}): Promise<Session> {
  const reply = await shop.client.createSession({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', address: ADDRESS },
    ...extra,
  } as never);
  expect(reply.status).toBe(201);
  return session(reply);
}

interface Paying {
  paymentMethod?: string;
  paymentData?: object;
}
async function complete(
  of: Session,
  email: string,
  extra: object = {},
  paying: Paying = {},
): Promise<Session> {
  const token = await shop.token(totalAmount(of.totals, 'total')!, paying.paymentMethod);
  const reply = await shop.client.completeSession(of.id, {
    buyer: { email, first_name: 'Jane', last_name: 'Doe' },
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token } },
      ...paying.paymentData,
    },
    ...extra,
  } as never);
  await shop.drainJobs();
  return session(reply);
}

const customer = (email: string): CustomerRecord =>
  shop.shopify.state.customers.find((row) => row.email === email)!;
const orderOf = ({ id }: Session): OrderRecord =>
  shop.shopify.state.orders.find((order) => order.sourceIdentifier === id)!;
const attributesOf = (of: Session) =>
  Object.fromEntries(orderOf(of).customAttributes.map(({ key, value }) => [key, value]));
const stateOf = async ({ id }: Session) =>
  readState((await shop.services.db.checkoutSession.findUniqueOrThrow({ where: { id } })).state);

describe('marketing consent', () => {
  const yes = { marketing_consents: [{ channel: 'email', opted_in: true }] };

  test('GIVEN a shop with a privacy policy THEN open sessions ask, and do not say who is subscribed already', async () => {
    const policy = (shop.scope.shop.policies as { type: string; url: string }[]).find(
      ({ type }) => type === 'PRIVACY_POLICY',
    )!;
    const started = await open();
    expect(started.marketing_consent_options).toEqual([
      {
        channel: 'email',
        display_text: expect.stringContaining(shop.scope.shop.name) as string,
        privacy_policy_url: policy.url,
      },
    ]);
    const canceled = session(await shop.client.cancelSession(started.id));
    expect(canceled.marketing_consent_options).toBeUndefined();
  });

  test('GIVEN a yes WHEN the sale is done THEN the customer is subscribed as of the sale, once', async () => {
    const sold = await complete(await open(), 'yes@example.com', yes);
    expect(sold.status).toBe('completed');
    expect(orderOf(sold).buyerAcceptsMarketing).toBe(true);
    const row = await shop.services.db.order.findUniqueOrThrow({ where: { sessionId: sold.id } });
    const consent = { updatedAt: row.placedAt.toISOString(), optInLevel: 'SINGLE_OPT_IN' };
    expect(customer('yes@example.com')).toMatchObject({
      emailMarketing: 'SUBSCRIBED',
      emailConsent: consent,
    });
    // The job comes again after the customer has unsubscribed.
    const { id } = customer('yes@example.com');
    const unsubscribed = {
      emailMarketing: 'UNSUBSCRIBED',
      emailConsent: { ...consent, updatedAt: future() },
    };
    shop.shopify.state.customers.patch(id, unsubscribed as never);
    await writeConsents(shop.services, { shopId: shop.scope.shop.id, sessionId: sold.id });
    expect(customer('yes@example.com').emailMarketing).toBe('UNSUBSCRIBED');
  });

  test.each([
    ['silence', {}],
    ['a no', { marketing_consents: [{ channel: 'email', opted_in: false }] }],
    ['a yes to what was not asked', { marketing_consents: [{ channel: 'sms', opted_in: true }] }],
    [
      'a yes and a no',
      { marketing_consents: [...yes.marketing_consents, { channel: 'email', opted_in: false }] },
    ],
  ])('GIVEN %s THEN nobody is subscribed', async (_, consents) => {
    const sold = await complete(await open(), 'silent@example.com', consents);
    expect(sold.status).toBe('completed');
    expect(orderOf(sold).buyerAcceptsMarketing).toBe(false);
    // As when the buyer's data were erased between the sale and the job.
    await writeConsents(shop.services, { shopId: shop.scope.shop.id, sessionId: sold.id });
    expect(customer('silent@example.com').emailMarketing).toBe('NOT_SUBSCRIBED');
  });

  test('GIVEN a no of somebody who is subscribed THEN that stays: the agent could not know', async () => {
    const no = { marketing_consents: [{ channel: 'email', opted_in: false }] };
    await complete(await open(), 'stays@example.com', yes);
    await complete(await open(), 'stays@example.com', no);
    expect(customer('stays@example.com').emailMarketing).toBe('SUBSCRIBED');
  });

  test('GIVEN a yes to a payment that failed WHEN paid again in silence THEN it is no consent', async () => {
    const started = await open();
    const declined = await complete(started, 'again@example.com', yes, {
      paymentMethod: 'pm_card_chargeDeclined',
    });
    expect(declined.status).toBe('ready_for_payment');
    await complete(declined, 'again@example.com');
    expect(customer('again@example.com').emailMarketing).toBe('NOT_SUBSCRIBED');
  });

  test('GIVEN a shop that does not want to ask, or an older version THEN nothing is asked and no answer counts', async () => {
    const started = await open();
    const { apiKey } = shop.connection;
    const older = createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey, apiVersion: '2026-01-30' });
    const token = await shop.token(totalAmount(started.totals, 'total')!);
    const body = {
      buyer: { email: 'older@example.com' },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token } },
      },
      ...yes,
    };
    expect(session(await older.completeSession(started.id, body as never)).status).toBe('completed');

    await shop.services.db.shop.update({
      where: { id: shop.scope.shop.id },
      data: { offersMarketing: false },
    });
    const unasked = await open();
    expect(unasked.marketing_consent_options).toBeUndefined();
    await complete(unasked, 'unasked@example.com', yes);
    await shop.services.db.shop.update({
      where: { id: shop.scope.shop.id },
      data: { offersMarketing: true },
    });
    const states = ['older@example.com', 'unasked@example.com'].map(
      (email) => customer(email).emailMarketing,
    );
    expect(states).toEqual(['NOT_SUBSCRIBED', 'NOT_SUBSCRIBED']);
  });
});

describe('affiliate attribution', () => {
  test('GIVEN a first and a last touch THEN both are on the order, tokens for the merchant only', async () => {
    const started = await open({ affiliate_attribution: FIRST });
    const sold = await complete(started, 'jane@example.com', { affiliate_attribution: LAST });
    expect(attributesOf(sold).Affiliate).toBe('other.example pub_2');
    const record = orderOf(sold).metafields.find(({ key }) => key === 'affiliate_attribution')!;
    const { touchpoint: _first, ...first } = FIRST;
    const { touchpoint: _last, ...last } = LAST;
    expect([record.type, JSON.parse(record.value)]).toEqual(['json', { first, last }]);

    const told = JSON.stringify([started, sold, (await shop.client.getSession(sold.id)).body]);
    expect(told).not.toMatch(/affiliate|atp_|pub_1|network\.example/);
    expect(JSON.stringify(await stateOf(sold))).not.toContain('atp_');
  });

  test('GIVEN a second claim to the last touch THEN the first stays, and what it did not say is added', async () => {
    const declining = { paymentMethod: 'pm_card_chargeDeclined' };
    const declined = await complete(
      await open(),
      'jane@example.com',
      { affiliate_attribution: { provider: 'network.example', publisher_id: 'pub_1' } },
      declining,
    );
    await complete(declined, 'jane@example.com', { affiliate_attribution: LAST }, declining);
    const added = { provider: 'network.example', publisher_id: 'pub_1', sub_id: 'u1', token: 'atp_later' };
    const sold = await complete(declined, 'jane@example.com', { affiliate_attribution: added });
    expect(sold.status).toBe('completed');
    const record = orderOf(sold).metafields.find(({ key }) => key === 'affiliate_attribution')!;
    expect(JSON.parse(record.value)).toEqual({ last: added });
  });

  test('GIVEN none THEN the order says nothing of it', async () => {
    const sold = await complete(await open(), 'jane@example.com');
    expect(orderOf(sold).metafields.map(({ key }) => key)).toEqual(['checkout_session_id', 'evidence_head']);
    expect(Object.keys(attributesOf(sold))).toEqual(['Agent', 'Checkout session', 'Stripe payment']);
  });
});

describe('a buyer for an organisation', () => {
  const company = { name: 'Analytical Engines', tax_id: 'GB123', department: 'R&D', cost_center: 'CC-7' };

  test('GIVEN a company and its order number THEN they are told back and on the order', async () => {
    const started = await open({ buyer: { email: 'ada@example.com', company } });
    expect(started.buyer).toMatchObject({ company });
    const sold = await complete(
      started,
      'ada@example.com',
      { buyer: { email: 'ada@example.com', company }, fulfillment_details: { phone_number: '+14155550111' } },
      { paymentData: { purchase_order_number: 'PO-42' } },
    );
    expect(sold.status).toBe('completed');
    expect(orderOf(sold)).toMatchObject({
      poNumber: 'PO-42',
      phone: '+14155550111',
      shippingAddress: { company: 'Analytical Engines' },
    });
    expect(attributesOf(sold)).toMatchObject({
      Company: 'Analytical Engines',
      'Tax id': 'GB123',
      Department: 'R&D',
      'Cost center': 'CC-7',
    });
  });

  const exempt = { certificate_id: 'CERT-1', certificate_type: 'resale' };
  const refused = [{ type: 'error', code: 'unsupported', param: '$.buyer.tax_exemption' }];

  test('GIVEN a tax exemption THEN it is refused until the buyer comes without', async () => {
    const started = await open({ buyer: { email: 'ada@example.com', tax_exemption: exempt } });
    expect([started.status, started.messages]).toMatchObject(['not_ready_for_payment', refused]);
    const buyer = { email: 'ada@example.com' };
    const updated = session(await shop.client.updateSession(started.id, { buyer } as never));
    expect([updated.status, updated.messages]).toEqual(['ready_for_payment', []]);
  });

  test('GIVEN it comes with the payment THEN nothing is charged and it is refused then', async () => {
    const started = await open();
    const buyer = { email: 'ada@example.com', tax_exemption: exempt };
    const answer = await complete(started, 'ada@example.com', { buyer });
    expect([answer.status, answer.messages]).toMatchObject(['not_ready_for_payment', refused]);
    expect(orderOf(started)).toBeUndefined();
    expect(await shop.services.db.purchase.findUnique({ where: { sessionId: started.id } })).toBeNull();
    const again = session(await shop.client.getSession(started.id));
    expect([again.status, again.messages]).toMatchObject(['not_ready_for_payment', refused]);
  });
});

test('GIVEN notes and whom to reach, said with the payment THEN they are on the order', async () => {
  const started = await open();
  const sold = await complete(started, 'jane@example.com', {
    order_notes: 'Ring twice',
    fulfillment_details: { name: 'Jim Doe', email: 'jim@example.com', phone_number: '+14155550112' },
  });
  expect(sold.fulfillment_details).toMatchObject({
    name: 'Jim Doe',
    email: 'jim@example.com',
    address: { line_one: ADDRESS.line_one },
  });
  expect(orderOf(sold)).toMatchObject({
    note: 'Ring twice',
    phone: '+14155550112',
    email: 'jane@example.com',
  });
});

/** A moment after everything here. */
function future(): string {
  return new Date(shop.services.clock().getTime() + 3600_000).toISOString();
}
