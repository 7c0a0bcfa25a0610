import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AgentSimulator, startAgentSimulator } from './start-agent-simulator.ts';
import { type FakeSeller, startFakeSeller } from './testing/fake-seller.ts';
import { fakeOrder } from './testing/fake-session.ts';

const SECRET = 'whsec_agent';
const ADDRESS = {
  buyer: { first_name: 'Jamie', last_name: 'Rivera', email: 'jamie@example.com' },
  address: {
    name: 'Jamie Rivera',
    line_one: '555 Golden Gate Avenue',
    city: 'San Francisco',
    state: 'CA',
    country: 'US',
    postal_code: '94102',
  },
};

let seller: FakeSeller;
let agent: AgentSimulator;
beforeEach(async () => {
  seller = await startFakeSeller();
  agent = await startAgentSimulator({ port: 0, dataFile: null });
});
afterEach(async () => {
  await agent.close();
  await seller.close();
});

function introduce() {
  agent.configure({
    acp: { baseUrl: `${seller.url}/acp`, apiKey: 'key', apiVersion: '2026-04-17' },
    feedUrl: `${seller.url}/feed.jsonl.gz`,
    stripe: { url: seller.url, secretKey: 'sk_test_x' },
    eventSecret: SECRET,
  });
}

interface Reply {
  session?: { id: string; status: string; order?: object; messages: { code?: string }[] };
  problem?: { title: string; detail: string };
  wire?: { operation: string }[];
}
async function post(path: string, body: unknown): Promise<{ status: number; body: Reply }> {
  const response = await fetch(agent.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Reply };
}
const get = async (path: string) => (await fetch(agent.url + path)).json();

describe('GIVEN the agent simulator', () => {
  it('WHEN it knows no seller THEN it says so instead of failing', async () => {
    expect(await get('/api/status')).toMatchObject({
      feed: null,
      problem: { detail: expect.stringMatching(/does not know/) },
    });
    const opened = await post('/api/checkouts', { itemId: '44001', quantity: 1 });
    expect(opened).toMatchObject({ status: 503, body: { problem: { title: 'Not connected' } } });
  });

  it('WHEN the shop is a simulated one THEN the page is told where its pages are', async () => {
    expect(await get('/api/status')).toMatchObject({ storefront: null });
    const storefront = { shopUrl: 'https://shop.example', url: 'http://localhost:1' };
    agent.configure({ storefront });
    expect(await get('/api/status')).toMatchObject({ storefront });
  });

  it('WHEN the buyer pays elsewhere THEN the page can ask the seller again', async () => {
    introduce();
    const opened = await post('/api/checkouts', { itemId: '44001', quantity: 1 });
    const again = await post(`/api/checkouts/${opened.body.session!.id}/refresh`, {});
    expect(again.body).toMatchObject({ session: { id: opened.body.session!.id } });
    expect(again.body.wire).toHaveLength(1);
  });

  it('WHEN a person buys on the page THEN each step shows the session and its exchanges', async () => {
    introduce();
    const { products } = await get('/api/products?q=linen');
    expect(products).toMatchObject([{ variants: [{ itemId: '44001', sellable: true }] }]);

    const opened = await post('/api/checkouts', { itemId: '44001', quantity: 1 });
    const base = `/api/checkouts/${opened.body.session!.id}`;
    expect((await post(`${base}/address`, ADDRESS)).body.session?.status).toBe('ready_for_payment');
    expect((await post(`${base}/option`, { optionId: 'express' })).body.session).toBeDefined();

    const declined = await post(`${base}/pay`, { paymentMethod: 'pm_card_chargeDeclined' });
    expect(declined.body.session).toMatchObject({ messages: [{ code: 'payment_declined' }] });
    const paid = await post(`${base}/pay`, { paymentMethod: 'pm_card_visa' });
    expect(paid.body.session).toMatchObject({ status: 'completed', order: { order_number: '#1001' } });
    expect(paid.body.wire?.map((exchange) => exchange.operation)).toEqual(['token', 'complete']);
  });

  it('WHEN the page sends nonsense or the seller refuses THEN the problem is in words', async () => {
    introduce();
    expect((await post('/api/checkouts', { itemId: '44001', quantity: 0 })).status).toBe(400);
    expect((await post('/api/checkouts', { itemId: 'gone', quantity: 1 })).body.problem?.detail).toMatch(
      /feed/,
    );
    const lost = await post('/api/checkouts/nowhere/address', ADDRESS);
    expect(lost).toMatchObject({ status: 422, body: { problem: { detail: 'No such session (not_found)' } } });
    const email = { ...ADDRESS, buyer: { ...ADDRESS.buyer, email: 'no' } };
    expect((await post('/api/checkouts/x/address', email)).body.problem?.detail).toMatch(/email/);
  });

  it('WHEN signed events arrive THEN the page stream and the control both show them', async () => {
    introduce();
    for (const path of ['/events', '/agentic_checkout/webhooks/order_events']) {
      expect(await seller.sendEvent(agent.url + path, SECRET, 'order_create', fakeOrder('cs_9'))).toBe(200);
    }
    expect(await seller.sendEvent(`${agent.url}/events`, 'wrong', 'order_create', fakeOrder('cs_9'))).toBe(
      401,
    );
    const control = await get('/_control/events?session=cs_9');
    expect(control.events).toMatchObject([{ type: 'order_create', deliveries: 2 }]);
    expect(control.refused).toMatchObject([{ status: 401, code: 'invalid_signature' }]);

    const stream = await fetch(`${agent.url}/api/checkouts/cs_9/events`);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/event: order\ndata: .*"order_create"/);
    await seller.sendEvent(`${agent.url}/events`, SECRET, 'order_update', {
      ...fakeOrder('cs_9'),
      status: 'shipped',
    });
    expect((await reader.read()).value).toMatch(/"shipped"/);
    await reader.cancel();
  });

  it('WHEN a fault is planned THEN the receiver fails once and works after', async () => {
    introduce();
    const send = (order = fakeOrder('cs_1')) =>
      seller.sendEvent(`${agent.url}/events`, SECRET, 'order_create', order);
    await post('/_control/faults', { kind: 'error_before', operation: 'order_create' });
    expect(await send()).toBe(503);
    expect(agent.events.list()).toEqual([]);
    await post('/_control/faults', { kind: 'error_after', status: 500 });
    expect(await send()).toBe(500);
    expect(agent.events.list()).toHaveLength(1);
    await post('/_control/faults', { kind: 'drop_reply' });
    await expect(send(fakeOrder('cs_2'))).rejects.toThrow();
    expect(agent.events.list('cs_2')).toHaveLength(1);
    expect(await send()).toBe(200);
    const { calls } = await get('/_control/calls');
    expect(calls.map((call: { status: number }) => call.status).slice(0, 2)).toEqual([503, 500]);
  });

  it('WHEN a file outside the page is asked for THEN it is not there', async () => {
    expect((await fetch(`${agent.url}/page/main.js`)).status).toBe(200);
    for (const file of ['..%2Fagent-state.ts', '..%2Fpage%2F..%2Fbuy.ts', 'nothing.js']) {
      expect((await fetch(`${agent.url}/page/${file}`)).status).toBe(404);
    }
    const page = await fetch(agent.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
