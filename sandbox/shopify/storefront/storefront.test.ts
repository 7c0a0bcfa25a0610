import http from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrderRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import {
  SHOP,
  startTestSimulator,
  type TestSimulator,
} from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator({
    scopes: 'read_products,write_orders,read_customers',
    topics: ['orders/create', 'orders/paid'],
  });
  await simulator.control('POST', '/webhooks', { paused: true });
}, 60_000);
afterAll(() => simulator.close());
beforeEach(() => {
  for (const { id } of simulator.state.webhooks.all()) simulator.state.webhooks.delete(id);
});

const bySku = (sku: string): VariantRecord => simulator.state.variants.find((row) => row.sku === sku)!;
const numeric = (gid: string) => gid.split('/').pop()!;
const link = (sku: string, quantity: number, query = '') =>
  `/cart/${numeric(bySku(sku).id)}:${quantity}${query && `?${query}`}`;
const open = (path: string) => fetch(simulator.url + path);
const post = (path: string, fields: Record<string, string>, origin = simulator.url) =>
  fetch(simulator.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams(fields),
  });
const address = {
  lastName: 'Byron',
  address1: '1 Market Street',
  city: 'San Francisco',
  provinceCode: 'CA',
  zip: '94105',
  countryCode: 'US',
};
const buyer = { ...address, email: 'ada@example.com' };
const newest = (): OrderRecord => simulator.state.orders.all().at(-1)!;
const seenTotal = (html: string) => /name="seenTotal" value="(\d+)"/.exec(html)![1]!;
const topics = () => simulator.state.webhooks.all().map((row) => row.topic);

/** Posts the form twice, as a buyer does: to see the total, and to pay it. */
async function pay(path: string, fields: Record<string, string>): Promise<Response> {
  const html = await (await post(path, { ...fields, step: 'update' })).text();
  return post(path, { ...fields, seenTotal: seenTotal(html), step: 'pay' });
}

describe('the checkout of a cart permalink', () => {
  it('GIVEN a link WHEN opened THEN goods, code and rates are shown, and the total is that of the country', async () => {
    const reply = await open(link('LL-COM-LAK', 2, 'discount=WELCOME10&checkout[email]=ada@example.com'));
    expect(reply.status).toBe(200);
    const html = await reply.text();
    for (const text of ['Café Olé Mug', 'WELCOME10', 'Standard: $5.95', 'ada@example.com', 'Pay now'])
      expect(html).toContain(text);
    // Two mugs at 16.00 minus 10 %, and 5.95 shipping.
    expect(seenTotal(html)).toBe('3475');
  });

  it('GIVEN the shop’s own host WHEN the link is opened THEN it is the same checkout', async () => {
    const status = await new Promise((resolve, reject) => {
      const path = link('LL-COM-LAK', 1);
      const request = http.get({ port: simulator.port, path, headers: { Host: SHOP } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      request.on('error', reject);
    });
    expect(status).toBe(200);
  });

  it('GIVEN a filled form WHEN paid THEN an order of the online store is made and told, and thanked for', async () => {
    const stock = bySku('LL-COM-LAK').available;
    const query =
      'attributes[checkout_session]=cs_1&attributes[Agent]=Demo&note=Hi&ref=aisle&utm_source=demo';
    const path = link('LL-COM-LAK', 2, `${query}&discount=WELCOME10,SHIPFREE`);
    const fields = {
      ...buyer,
      shipping: 'expedited',
      acceptsMarketing: 'true',
      discount: 'WELCOME10,SHIPFREE',
    };
    const paid = await pay(path, fields);
    expect(paid.status).toBe(303);

    const order = newest();
    // Goods 28.80 after the code, taxes of California and its districts on them 2.49, shipping free.
    expect(order).toMatchObject({
      clientId: null,
      sourceName: 'web',
      financialStatus: 'PAID',
      email: 'ada@example.com',
      note: 'Hi',
      customAttributes: [
        { key: 'checkout_session', value: 'cs_1' },
        { key: 'Agent', value: 'Demo' },
      ],
      discountCodes: ['WELCOME10', 'SHIPFREE'],
      transactions: [{ kind: 'SALE', gateway: 'shopify_payments', status: 'SUCCESS', amountMinor: 3129 }],
      shippingLines: [{ code: 'expedited', priceMinor: 1295, discountMinor: 1295 }],
      lines: [{ discountMinor: 320, requiresShipping: true }],
      inventoryClaimed: true,
      landing: { site: path, ref: 'aisle', referrer: null },
    });
    expect(bySku('LL-COM-LAK').available).toBe(stock - 2);
    expect(simulator.state.customers.get(order.customerId!)).toMatchObject({
      lastName: 'Byron',
      emailMarketing: 'SUBSCRIBED',
      emailConsent: { optInLevel: 'SINGLE_OPT_IN' },
    });

    expect(topics()).toEqual(['orders/create', 'orders/paid']);
    const payload = JSON.parse(simulator.state.webhooks.all()[0]!.payload);
    expect(payload).toMatchObject({
      admin_graphql_api_id: order.id,
      id: Number(numeric(order.id)),
      name: order.name,
      email: 'ada@example.com',
      source_name: 'web',
      source_identifier: null,
      currency: 'USD',
      landing_site_ref: 'aisle',
      note_attributes: [
        { name: 'checkout_session', value: 'cs_1' },
        { name: 'Agent', value: 'Demo' },
      ],
      discount_codes: [
        { code: 'WELCOME10', amount: '3.20', type: 'percentage' },
        { code: 'SHIPFREE', amount: '12.95', type: 'shipping' },
      ],
      total_price: '31.29',
      total_outstanding: '0.00',
    });
    expect(payload.landing_site).toContain('utm_source=demo');

    const thanks = await (await open(paid.headers.get('location')!)).text();
    expect(thanks).toContain(order.confirmationNumber);
    const statusPath = /href="(\/orders\/[^"]+)"/.exec(thanks)![1]!;
    expect((await open(statusPath)).status).toBe(200);
    expect((await open(statusPath.replace(/key=.*/, 'key=guess'))).status).toBe(404);
  });

  it('GIVEN a price that rose since the buyer saw it WHEN paid THEN nothing is bought before it was seen', async () => {
    const { size } = simulator.state.orders;
    const path = link('NM-TPT', 1);
    const html = await (await post(path, { ...buyer, step: 'update' })).text();
    const { id, priceMinor } = bySku('NM-TPT');
    simulator.state.variants.patch(id, { priceMinor: priceMinor + 100 });
    const reply = await post(path, { ...buyer, seenTotal: seenTotal(html), step: 'pay' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('The total has changed');
    expect(simulator.state.orders.size).toBe(size);
  });

  it.each([
    [{ email: 'nobody' }, 'Enter a valid email'],
    [{ lastName: '' }, 'Enter a last name'],
    [{ zip: '' }, 'Enter a ZIP / postal code'],
    [{ provinceCode: '' }, 'Select a state / province'],
    [{ provinceCode: 'ZZ' }, 'Province is not valid'],
    [{ countryCode: 'JP', provinceCode: '' }, 'does not ship to your location'],
    [{ shipping: 'drone' }, 'shipping method is not available'],
  ])('GIVEN %o WHEN paid THEN the form says so and nothing is bought', async (wrong, message) => {
    const { size } = simulator.state.orders;
    const reply = await pay(link('LL-COM-LAK', 1), { ...buyer, ...wrong });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain(message);
    expect(simulator.state.orders.size).toBe(size);
  });

  it('GIVEN a rate of another country WHEN totals are updated THEN the first rate there takes its place', async () => {
    const path = link('LL-COM-LAK', 1);
    const canadian = { ...buyer, countryCode: 'CA', provinceCode: 'ON', zip: 'M5V 2T6' };
    const reply = await post(path, { ...canadian, shipping: 'expedited', step: 'update' });
    expect(reply.status).toBe(422);
    const html = await reply.text();
    const first = await (await post(path, { ...canadian, step: 'update' })).text();
    expect(seenTotal(html)).toBe(seenTotal(first));
  });

  it('GIVEN goods that cannot be bought WHEN opened THEN a page says why', async () => {
    const expectations: [path: string, status: number, text: string][] = [
      ['/cart/1:1', 404, 'not available in this shop'],
      ['/cart/shirt:1', 404, 'nothing at this address'],
      [link('LL-COM-LAK', 1).replace(':1', ':0'), 404, 'nothing at this address'],
      [link('FH-SP27', 1), 404, 'not available in this shop'],
      [link('DS-APR', 1), 404, 'not available in this shop'],
      [link('FH-LCS-L-SND', 1), 422, 'is sold out'],
      [link('LL-COM-LAK', 999_999), 422, 'left in stock'],
      [link('SK-COM', 1), 422, 'selling plan'],
    ];
    for (const [path, status, text] of expectations) {
      const reply = await open(path);
      expect([path, reply.status]).toEqual([path, status]);
      expect(await reply.text()).toContain(text);
    }
  });

  it('GIVEN a form of another site WHEN posted THEN it is refused', async () => {
    const reply = await post(link('LL-COM-LAK', 1), { ...buyer, step: 'pay' }, 'https://elsewhere.example');
    expect(reply.status).toBe(403);
  });
});

describe('POST /_control/storefront-orders', () => {
  const place = async (body: object) => {
    const reply = await simulator.control('POST', '/storefront-orders', body);
    return { status: reply.status, body: await reply.json() };
  };

  it('GIVEN a link of the shop and a buyer THEN the order is made as by the checkout', async () => {
    const url = `https://${SHOP}${link('LL-COM-LAK', 1, 'attributes[checkout_session]=cs_2')}`;
    const { status, body } = await place({ url, email: 'ada@example.com', address });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sourceName: 'web',
      customAttributes: [{ key: 'checkout_session', value: 'cs_2' }],
      shippingLines: [{ code: 'standard' }],
    });
    expect(topics()).toContain('orders/create');
  });

  it('GIVEN lines to a country with VAT included THEN the order’s total is the sum of its prices', async () => {
    const german = { ...address, provinceCode: null, countryCode: 'DE', zip: '10115' };
    const { body } = await place({
      lines: [{ variantId: bySku('LL-COM-LAK').id, quantity: 1 }],
      email: 'ada@example.com',
      address: german,
      shippingCode: 'express',
      attributes: { source: 'test' },
    });
    expect(body).toMatchObject({ taxesIncluded: true, transactions: [{ amountMinor: 1600 + 3995 }] });
  });

  it('GIVEN what cannot be sold, or nothing to sell THEN it is refused', async () => {
    const lines = [{ variantId: bySku('FH-LCS-L-SND').id, quantity: 1 }];
    expect((await place({ lines, email: 'ada@example.com', address })).status).toBe(422);
    expect((await place({ url: '/products/mug', email: 'ada@example.com', address })).status).toBe(422);
    expect((await place({ email: 'ada@example.com' })).status).toBe(400);
  });
});
