import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type AgentSimulator, startAgentSimulator } from '#sandbox/agent/start-agent-simulator.ts';
import { type FakeSeller, startFakeSeller } from '#sandbox/agent/testing/fake-seller.ts';
import { fakeOrder } from '#sandbox/agent/testing/fake-session.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import type { Ready } from '#sandbox/purchase/read-ready.ts';
import type { Tracking } from '#sandbox/purchase/shop-control.ts';

const SECRET = 'whsec_fake';

export interface FakeSandbox {
  ready: Ready;
  seller: FakeSeller;
  /** Orders of the fake shop; a test may change them. */
  orders: OrderRecord[];
  /** Changes every order as it is made, e.g. its price. */
  onOrder: (order: OrderRecord) => void;
  close(): Promise<void>;
}

/** A whole sandbox in small: the fake seller, an agent simulator, and the controls of a shop that sends order events. */
export async function startFakeSandbox(feedRows?: unknown[]): Promise<FakeSandbox> {
  const seller = await startFakeSeller(feedRows);
  const agent: AgentSimulator = await startAgentSimulator({ port: 0, dataFile: null, eventSecret: SECRET });
  const receiver = `${agent.url}/agentic_checkout/webhooks/order_events`;
  const sandbox = { orders: [] as OrderRecord[], onOrder: (_order: OrderRecord) => {} };

  seller.onCompleted = async (session) => {
    const total = session.totals.find((one) => one.type === 'total')!.amount;
    const order = shopOrder(sandbox.orders.length + 1, session.id, total);
    sandbox.onOrder(order);
    sandbox.orders.push(order);
    await seller.sendEvent(receiver, SECRET, 'order_create', fakeOrder(session.id));
  };

  const shop = new Hono();
  shop.get('/_control/orders', (c) => c.json({ orders: sandbox.orders }));
  shop.post('/_control/orders/:id/fulfill', async (c) => {
    const { tracking } = await c.req.json<{ tracking: Tracking }>();
    const order = sandbox.orders.find((one) => one.id.endsWith(`/${c.req.param('id')}`))!;
    const { company, number, url } = tracking;
    const parcel = { id: 'f_1', type: 'shipping', status: 'shipped', carrier: company };
    await seller.sendEvent(receiver, SECRET, 'order_update', {
      ...fakeOrder(order.sourceIdentifier!),
      status: 'shipped',
      fulfillments: [{ ...parcel, tracking_number: number, tracking_url: url }],
    });
    return c.json(order);
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: shop.fetch, port: 0 }, () => resolve(starting));
  });

  return Object.assign(sandbox, {
    seller,
    ready: {
      acp: { baseUrl: `${seller.url}/acp`, apiKey: 'key', apiVersion: '2026-04-17', sampleItemId: '44001' },
      shopify: { url: `http://localhost:${(server.address() as AddressInfo).port}` },
      stripe: { url: seller.url },
      agent: { url: agent.url },
      feed: { url: `${seller.url}/feed.jsonl.gz` },
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await agent.close();
      await seller.close();
    },
  });
}

/** A paid order with one line that costs everything; the parts that a purchase looks at are true. */
function shopOrder(number: number, sessionId: string, total: number): OrderRecord {
  const line = { id: 'line_1', quantity: 1, unitPriceMinor: total, discountMinor: 0, taxLines: [] };
  const transaction = {
    id: 'transaction_1',
    kind: 'SALE',
    status: 'SUCCESS',
    authorizationCode: `pi_${number}`,
    amountMinor: total,
    parentId: null,
  };
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${1000 + number}`,
    sourceIdentifier: sessionId,
    currencyCode: 'USD',
    financialStatus: 'PAID',
    taxesIncluded: false,
    lines: [line],
    shippingLines: [],
    taxLines: [],
    refunds: [],
    transactions: [transaction],
  } as unknown as OrderRecord;
}
