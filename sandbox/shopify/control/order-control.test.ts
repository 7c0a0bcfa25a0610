import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator({
    scopes: 'read_products,write_orders,read_customers',
    topics: ['orders/create', 'fulfillments/create', 'refunds/create', 'orders/cancelled', 'orders/edited'],
  });
  await simulator.control('POST', '/webhooks', { paused: true });
}, 60_000);
afterAll(() => simulator.close());

/** An order of one variant, made as the app makes it. Returns its number. */
async function order(): Promise<number> {
  const variant = simulator.state.variants.find((row) => row.available > 2 && row.requiresShipping)!;
  const { body } = await simulator.graphql(
    'mutation($o: OrderCreateOrderInput!) { orderCreate(order: $o) { order { id name } userErrors { field message } } }',
    {
      o: {
        email: 'buyer@example.com',
        lineItems: [{ variantId: variant.id, quantity: 2, requiresShipping: true }],
        transactions: [
          {
            kind: 'SALE',
            status: 'SUCCESS',
            gateway: 'stripe',
            amountSet: { shopMoney: { amount: String((variant.priceMinor * 2) / 100), currencyCode: 'USD' } },
          },
        ],
      },
    },
  );
  expect(body.data?.orderCreate?.userErrors ?? body.errors).toEqual([]);
  return Number(body.data.orderCreate.order.id.split('/').pop());
}

const act = async (id: number, what: string, body: object = {}) => {
  const reply = await simulator.control('POST', `/orders/${id}/${what}`, body);
  return { status: reply.status, body: await reply.json() };
};
const TOTALS = `query($id: ID!) { order(id: $id) { edited totalPriceSet { shopMoney { amount } } originalTotalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } } }`;
const topics = () => simulator.state.webhooks.all().map((row) => row.topic);

describe('order control', () => {
  it('WHEN staff fulfil and the parcel arrives THEN the order says so and the app is told', async () => {
    const id = await order();
    const tracking = { company: 'UPS', number: '1Z1', url: 'https://ups.example/1Z1' };
    const fulfilled = await act(id, 'fulfill', { tracking });
    expect(fulfilled.status).toBe(200);
    expect(fulfilled.body.fulfillments[0].tracking).toEqual([tracking]);
    const delivered = await act(id, 'deliver');
    expect(delivered.body.fulfillments[0].displayStatus).toBe('DELIVERED');
    expect(topics()).toEqual(expect.arrayContaining(['orders/create', 'fulfillments/create']));
    expect((await act(id, 'fulfill')).status).toBe(422);
  });

  it('WHEN staff refund or cancel THEN money and status follow', async () => {
    const refunded = await act(await order(), 'refund', { note: 'broken' });
    expect(refunded.body.refunds).toHaveLength(1);
    const cancelled = await act(await order(), 'cancel', { reason: 'CUSTOMER' });
    expect(cancelled.body.cancelReason).toBe('CUSTOMER');
    expect(topics()).toEqual(expect.arrayContaining(['refunds/create', 'orders/cancelled']));
  });

  it('WHEN staff edit an order THEN goods and totals change and the money does not; the app is told', async () => {
    const id = await order();
    const before = await simulator.graphql(TOTALS, { id: `gid://shopify/Order/${id}` });
    const variant = simulator.state.variants.find((row) => row.available > 5)!;
    const edited = await act(id, 'edit', { add: [{ variantId: variant.id, quantity: 2 }] });
    expect(edited.status).toBe(200);
    const { data } = (await simulator.graphql(TOTALS, { id: `gid://shopify/Order/${id}` })).body;
    const amount = (set: { shopMoney: { amount: string } }) => Math.round(Number(set.shopMoney.amount) * 100);
    const total = amount(before.body.data.order.totalPriceSet);
    expect(amount(data.order.originalTotalPriceSet)).toBe(total);
    expect(amount(data.order.totalPriceSet)).toBe(total + 2 * variant.priceMinor);
    expect(amount(data.order.totalOutstandingSet)).toBe(2 * variant.priceMinor);
    expect(simulator.state.variants.get(variant.id)!.available).toBe(variant.available - 2);
    expect(topics()).toContain('orders/edited');
    const line = edited.body.lines[0].id;
    expect((await act(id, 'edit', { remove: [{ orderLineId: line, quantity: 3 }] })).status).toBe(422);
    await act(id, 'cancel');
    expect((await act(id, 'edit', { add: [{ variantId: variant.id, quantity: 1 }] })).status).toBe(422);
  });

  it('WHEN orders are listed THEN all come, each can be read alone, and an unknown one is refused', async () => {
    const id = await order();
    const { orders } = (await (await simulator.control('GET', '/orders')).json()) as {
      orders: { id: string }[];
    };
    expect(orders.map((row) => row.id)).toContain(`gid://shopify/Order/${id}`);
    const one = await simulator.control('GET', `/orders/${id}`);
    expect(await one.json()).toMatchObject({ id: `gid://shopify/Order/${id}`, email: 'buyer@example.com' });
    expect((await simulator.control('GET', '/orders/1')).status).toBe(422);
    expect((await act(id, 'cancel', { reason: 'BORED' })).status).toBe(400);
  });
});
