import { describe, expect, it } from 'vitest';
import { JournalStore } from '#sandbox/store/journal-store.ts';
import type { AcpOrder } from './acp-types.ts';
import { merchantSignature } from './merchant-signature.ts';
import { createOrderEvents } from './order-events.ts';
import { acpSpecificationHere } from './testing/acp-specification.ts';
import { fakeOrder } from './testing/fake-session.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const SECRET = 'whsec_agent';

function receiver(...secrets: string[]) {
  let count = 0;
  return createOrderEvents({
    store: new JournalStore(null),
    secrets: () => secrets,
    apiVersion: () => '2026-04-17',
    clock: () => NOW,
    newId: (prefix) => `${prefix}_${(count += 1)}`,
  });
}

function signed(type: string, order: AcpOrder, requestId?: string, secret = SECRET) {
  const rawBody = JSON.stringify({ type, data: order });
  return { rawBody, requestId, signature: merchantSignature(rawBody, NOW.getTime() / 1000, secret) };
}
const order = fakeOrder('cs_1');
const shipped = { ...order, status: 'shipped' };

describe('GIVEN the receiver of order events', () => {
  it('WHEN it has two connections THEN the secret of either is good, and no third', () => {
    const events = receiver('whsec_one', 'whsec_two');
    const status = (secret: string) => events.receive(signed('order_create', order, secret, secret)).status;
    expect(['whsec_one', 'whsec_two', 'whsec_three'].map(status)).toEqual([200, 200, 401]);
  });

  it('WHEN a signed event arrives THEN it is remembered, told and answered with its Request-Id', () => {
    const events = receiver(SECRET);
    const told: string[] = [];
    const stop = events.subscribe((event) => told.push(event.type));
    expect(events.receive(signed('order_create', order, 'req_1'))).toEqual({
      status: 200,
      body: { received: true, request_id: 'req_1' },
    });
    stop();
    events.receive(signed('order_update', shipped));
    expect(told).toEqual(['order_create']);
    expect(events.list('cs_1').map((event) => [event.type, event.order.status])).toEqual([
      ['order_create', 'created'],
      ['order_update', 'shipped'],
    ]);
    expect(events.list('cs_2')).toEqual([]);
  });

  it('WHEN one event is delivered again THEN it is accepted and counted, not doubled', () => {
    const events = receiver(SECRET);
    const replies = [1, 2, 3].map(() => events.receive(signed('order_create', order)));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(events.list()).toMatchObject([{ deliveries: 3 }]);
  });

  it('WHEN an old event is delivered again late THEN its Request-Id gives it away', () => {
    const events = receiver(SECRET);
    events.receive(signed('order_create', order, 'req_1'));
    events.receive(signed('order_update', shipped, 'req_2'));
    events.receive(signed('order_create', order, 'req_1'));
    expect(events.list()).toMatchObject([{ deliveries: 2 }, { deliveries: 1 }]);
  });

  it('WHEN an order returns to an earlier state THEN that is news', () => {
    const events = receiver(SECRET);
    for (const [index, one] of [order, shipped, order].entries()) {
      events.receive(signed('order_update', one, `req_${index}`));
    }
    expect(events.list()).toHaveLength(3);
  });

  it('WHEN the signature is wrong, missing or the secret unknown THEN 401 invalid_signature', () => {
    const events = receiver(SECRET);
    const wrong = events.receive(signed('order_create', order, undefined, 'other'));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_signature' } });
    expect(events.receive({ ...signed('order_create', order), signature: undefined }).status).toBe(401);
    expect(receiver().receive(signed('order_create', order)).status).toBe(401);
    expect(events.list()).toEqual([]);
    expect(events.refused()).toHaveLength(2);
  });

  it.each([
    ['no JSON', '{broken'],
    ['null', 'null'],
    ['no order', '{"type":"order_create"}'],
    ['no status', JSON.stringify({ type: 'order_create', data: { ...order, status: undefined } })],
    ['another kind of data', JSON.stringify({ type: 'order_create', data: { ...order, type: 'cart' } })],
  ])('WHEN a signed body is %s THEN 400', (_what, rawBody) => {
    const signature = merchantSignature(rawBody, NOW.getTime() / 1000, SECRET);
    const events = receiver(SECRET);
    expect(events.receive({ rawBody, signature, requestId: undefined }).status).toBe(400);
    expect(events.list()).toEqual([]);
  });

  it.runIf(acpSpecificationHere)('WHEN the order breaks the official schema THEN 400', () => {
    const odd = { ...order, refunds: [] } as AcpOrder;
    const reply = receiver(SECRET).receive(signed('order_update', odd));
    expect(reply).toMatchObject({ status: 400, body: { message: expect.stringMatching(/refunds/) } });
  });

  it('WHEN an event of a later kind arrives THEN it is accepted', () => {
    expect(receiver(SECRET).receive(signed('order_archived', order)).status).toBe(200);
  });
});
