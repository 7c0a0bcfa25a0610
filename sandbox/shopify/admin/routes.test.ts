import { describe, expect, it } from 'vitest';
import { holdFulfillment } from '#sandbox/shopify/commerce/hold-fulfillment.ts';
import { APP, openAdmin, placeOrder } from './testing/admin-fixture.ts';

describe('admin pages', () => {
  it('GIVEN the root WHEN opened THEN it leads to the store', async () => {
    const admin = await openAdmin();
    expect((await admin.get('/')).headers.get('location')).toBe('/admin/store/demo-shop');
  });

  it('GIVEN the loopback address WHEN opened THEN it leads to the name the app knows', async () => {
    const admin = await openAdmin();
    const reply = await admin.routes.request('http://127.0.0.1:4001/admin/store/demo-shop/orders');
    expect(reply.headers.get('location')).toBe('http://localhost:4001/admin/store/demo-shop/orders');
  });

  it('GIVEN the catalogue WHEN products are listed THEN titles are text, never markup', async () => {
    const admin = await openAdmin();
    const html = await (await admin.get('products')).text();
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).toContain('Notebook &quot;A5 &lt;dot grid&gt;&quot; &amp; Pencil');
    expect(html).not.toContain('<dot grid>');
    expect(html).toContain('/images/cafe-ole-mug.png');
    expect(html).toContain('$16.00');
  });

  it('GIVEN a variant WHEN its price and stock are saved THEN the shop and the app know', async () => {
    const admin = await openAdmin();
    const { id } = admin.variant('NM-TPT');
    const path = `variants/${id.split('/').pop()}`;
    const reply = await admin.post(path, { price: '399.50', available: '7', from: 'list' });
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      '/admin/store/demo-shop/products?done=saved',
    ]);
    expect(admin.variant('NM-TPT')).toMatchObject({ priceMinor: 39950, available: 7 });
    expect(admin.topics).toContain('products/update');
  });

  it.each([
    [{ price: 'dear' }, 'is not a decimal amount'],
    [{ price: '-1' }, 'is negative'],
    [{ available: '1.5' }, 'is not a whole number'],
  ])('GIVEN %o WHEN a variant is saved THEN it is refused and nothing changes', async (fields, reason) => {
    const admin = await openAdmin();
    const before = admin.variant('NM-TPT');
    const reply = await admin.post(
      `variants/${before.id.split('/').pop()}`,
      fields as Record<string, string>,
    );
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain(reason);
    expect(admin.variant('NM-TPT')).toEqual(before);
    expect(admin.topics).toEqual([]);
  });

  it('GIVEN a product WHEN its status is saved THEN it changes; an unknown status does not', async () => {
    const admin = await openAdmin();
    const { productId } = admin.variant('NM-TPT');
    const path = `products/${productId.split('/').pop()}`;
    expect((await admin.post(path, { status: 'DRAFT' })).status).toBe(303);
    expect(admin.context.state.products.get(productId)!.status).toBe('DRAFT');
    expect((await admin.post(path, { status: 'SOLD' })).status).toBe(422);
  });

  it('GIVEN a channel of the app WHEN a product is taken off it THEN its page says so and puts it back', async () => {
    const admin = await openAdmin();
    const { productId } = admin.variant('NM-TPT');
    const path = `products/${productId.split('/').pop()}`;
    const page = async () => (await admin.get(path)).text();
    expect(await page()).toContain('connected no channel');
    const id = 'gid://shopify/Channel/1001';
    const account = { accountId: 'A1', accountName: '<b>Account', createdAt: '2026-11-21T10:00:00Z' };
    const channel = { id, clientId: APP.clientId, handle: 'agents-a1', specificationHandle: 'agents' };
    admin.context.state.channels.put({ ...channel, ...account });
    for (const part of ['&lt;b&gt;Account', 'Published', 'Take off agents-a1'])
      expect(await page()).toContain(part);
    expect((await admin.post(`${path}/channels/1001`, { published: 'false' })).status).toBe(303);
    expect(admin.context.state.products.get(productId)!.offChannels).toEqual([id]);
    expect(await page()).toContain('Put on agents-a1');
    expect((await admin.post(`${path}/channels/1001`, { published: 'true' })).status).toBe(303);
    expect(admin.context.state.products.get(productId)!.offChannels).toEqual([]);
    expect((await admin.post(`${path}/channels/1001`, { published: 'maybe' })).status).toBe(422);
    expect((await admin.post(`${path}/channels/1002`, { published: 'true' })).status).toBe(422);
    expect((await admin.post('products/9/channels/1001', { published: 'true' })).status).toBe(404);
  });

  it('GIVEN an order WHEN it is opened THEN everything on it is shown, as text', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    expect(await (await admin.get('orders')).text()).toContain(order.name);
    const html = await (await admin.get(`orders/${order.id.split('/').pop()}`)).text();
    for (const text of [
      'Two-Person Trail Tent',
      '$450.80',
      'California State Tax',
      '7.25%',
      'Expedited',
      'pi_123',
      'ada@example.com',
      '1 Market Street',
      'checkout_session_1',
      'agent:chatgpt',
      'Order placed through ChatGPT.',
      'Ada &lt;b&gt;Byron&lt;/b&gt;',
      '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('<script>alert');
  });

  it('GIVEN an order WHEN part of it is fulfilled and delivered THEN tracking and timeline show it', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    const path = `orders/${order.id.split('/').pop()}`;
    const [mugs] = order.lines;
    const fulfilled = await admin.post(`${path}/fulfill`, {
      [`quantity.${mugs!.id.split('/').pop()}`]: '1',
      company: 'UPS',
      number: '1Z999',
      url: 'javascript:alert(1)',
    });
    expect(fulfilled.headers.get('location')).toBe(`/admin/store/demo-shop/${path}?done=fulfill`);
    const [fulfillment] = admin.context.state.orders.get(order.id)!.fulfillments;
    expect(fulfillment).toMatchObject({ lines: [{ orderLineId: mugs!.id, quantity: 1 }] });
    await admin.post(`${path}/deliver`, { fulfillment: fulfillment!.id.split('/').pop()! });
    const html = await (await admin.get(`${path}?done=deliver`)).text();
    expect(html).toContain('Marked as delivered.');
    expect(html).toContain('Partially fulfilled');
    expect(html).toContain('1 item fulfilled with UPS 1Z999.');
    expect(html).toContain('Delivery: delivered.');
    expect(html).not.toContain('href="javascript:');
    expect(admin.topics).toEqual(
      expect.arrayContaining([
        'fulfillments/create',
        'orders/partially_fulfilled',
        'fulfillment_events/create',
      ]),
    );
  });

  it('GIVEN an order WHEN a line and shipping are refunded THEN the money and the stock go back', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    const path = `orders/${order.id.split('/').pop()}`;
    const stock = admin.variant('LL-COM-LAK').available;
    const [mugs] = order.lines;
    const reply = await admin.post(`${path}/refund`, {
      [`quantity.${mugs!.id.split('/').pop()}`]: '1',
      shipping: '10.00',
      restock: 'true',
      note: 'One was chipped',
    });
    expect(reply.status).toBe(303);
    const [refund] = admin.context.state.orders.get(order.id)!.refunds;
    expect(refund).toMatchObject({ shippingMinor: 1000, note: 'One was chipped', lines: [{ quantity: 1 }] });
    expect(admin.variant('LL-COM-LAK').available).toBe(stock + 1);
    expect(await (await admin.get(path)).text()).toContain('Partially refunded');
  });

  it('GIVEN an order on hold WHEN the hold is released THEN it can be fulfilled', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    const path = `orders/${order.id.split('/').pop()}`;
    holdFulfillment(admin.context, order.fulfillmentOrders[0]!.id, {
      reason: 'HIGH_RISK_OF_FRAUD',
      reasonNotes: 'Look at this one',
    });
    expect(await (await admin.get(path)).text()).toContain('Look at this one');
    const quantity = { [`quantity.${order.lines[0]!.id.split('/').pop()}`]: '1' };
    const refused = await admin.post(`${path}/fulfill`, quantity);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('on hold');
    expect((await admin.post(`${path}/release-hold`)).status).toBe(303);
    expect((await admin.post(`${path}/fulfill`, quantity)).status).toBe(303);
  });

  it('GIVEN an order WHEN it is canceled twice THEN the second time is refused', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    const path = `orders/${order.id.split('/').pop()}`;
    const fields = { reason: 'CUSTOMER', restock: 'true', refund: 'true' };
    expect((await admin.post(`${path}/cancel`, { ...fields, reason: 'BORED' })).status).toBe(422);
    expect((await admin.post(`${path}/cancel`, fields)).status).toBe(303);
    expect(admin.context.state.orders.get(order.id)).toMatchObject({ cancelReason: 'CUSTOMER' });
    const again = await admin.post(`${path}/cancel`, fields);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('already been cancelled');
  });

  it('GIVEN a form that asks for nothing WHEN posted THEN it says so', async () => {
    const admin = await openAdmin();
    const path = `orders/${placeOrder(admin).id.split('/').pop()}`;
    expect((await admin.post(`${path}/fulfill`)).status).toBe(422);
    expect((await admin.post(`${path}/refund`)).status).toBe(422);
  });

  it('GIVEN a form from another site WHEN posted THEN it is refused', async () => {
    const admin = await openAdmin();
    const order = placeOrder(admin);
    const path = `orders/${order.id.split('/').pop()}/cancel`;
    const reply = await admin.post(path, { reason: 'OTHER' }, 'https://elsewhere.example');
    expect(reply.status).toBe(403);
    expect(admin.context.state.orders.get(order.id)!.cancelledAt).toBeNull();
  });

  it.each(['orders/9', 'products/9', 'apps/other', 'settings/plan', 'discounts'])(
    'GIVEN no such page as %s WHEN opened THEN the admin says not found',
    async (path) => {
      const reply = await (await openAdmin()).get(path);
      expect(reply.status).toBe(404);
      expect(await reply.text()).toContain('that the simulator does not play');
    },
  );
});

describe('the app’s frame', () => {
  const frameUrl = async (path: string) => {
    const html = await (await (await openAdmin()).get(path)).text();
    const src = /<iframe[^>]* data-src="([^"]+)"/.exec(html)![1]!;
    return new URL(src.replaceAll('&amp;', '&'));
  };

  it('GIVEN the app WHEN opened THEN it is framed at its entry with the launch parameters', async () => {
    const url = await frameUrl('apps/aisle');
    expect(url.origin + url.pathname).toBe(`${APP.url}/app`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      embedded: '1',
      shop: 'demo-shop.myshopify.com',
      host: Buffer.from('admin.shopify.com/store/demo-shop').toString('base64'),
      id_token: 'token-1',
    });
  });

  it('GIVEN a page of the app, by handle or client id WHEN opened THEN that page is framed', async () => {
    expect((await frameUrl('apps/aisle/app/settings?tab=2')).search).toContain('tab=2');
    expect((await frameUrl('apps/test-client/app/settings')).pathname).toBe('/app/settings');
    expect((await frameUrl('apps/aisle//elsewhere.example/app')).origin).toBe(APP.url);
  });

  it('GIVEN App Bridge WHEN it asks THEN it gets a fresh token and the scopes granted', async () => {
    const admin = await openAdmin();
    admin.context.state.installations.put({
      id: APP.clientId,
      scopes: ['read_products'],
      installedAt: '2026-11-21T10:00:00Z',
    });
    const token = async () => (await (await admin.get('session-token')).json()) as unknown;
    expect([await token(), await token()]).toEqual([{ idToken: 'token-1' }, { idToken: 'token-2' }]);
    expect(await (await admin.get('app-scopes')).json()).toEqual({ granted: ['read_products'] });
    admin.context.state.installations.delete(APP.clientId);
    expect((await admin.get('session-token')).status).toBe(404);
  });

  it('GIVEN the assets WHEN fetched THEN scripts are classic scripts and pictures are PNG', async () => {
    const admin = await openAdmin();
    const script = await admin.get('/app-bridge.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toMatch(/^\s*(import|export)\s/m);
    expect((await admin.get('/assets/admin.css')).headers.get('content-type')).toContain('text/css');
    expect((await admin.get('/images/cafe-ole-mug.png')).headers.get('content-type')).toBe('image/png');
    expect((await admin.get('/images/none.png')).status).toBe(404);
  });
});
