import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { EventBench } from '#tests/event-bench.ts';
import { startEventReceiver, type EventReceiver, type ReceiverAnswer } from '#tests/event-receiver.ts';
import { sweepOrderEvents } from './sweep-order-events.server.ts';

const HOUR = 3600;
let bench: EventBench;
let scope: ShopScope;
let receiver: EventReceiver;
let answer: (orderName: string) => ReceiverAnswer;
let agent: string;

beforeAll(async () => {
  bench = await EventBench.start();
  scope = await bench.shop('shop-one');
  receiver = await startEventReceiver(({ rawBody }) => answer(nameIn(rawBody)));
});
afterAll(async () => {
  await receiver.close();
  await bench.close();
});
beforeEach(async () => {
  answer = () => ({});
  bench.random = 0.5;
  agent = (await bench.agent(scope, receiver.url)).id;
});
afterEach(() => {
  receiver.events.length = 0;
});

/** `order_1/2`: the second event of order_1. */
const nameIn = (body: string) => /"order_number":"([^"]+)"/.exec(body)![1]!;
const received = () => receiver.events.map(({ rawBody }) => nameIn(rawBody));
const deliver = (orderId: string) => bench.deliver(scope, orderId);
const refuse = (status: number, headers?: Record<string, string>) => {
  answer = () => ({ status, headers });
};
const newOrder = (events = 1) => bench.order(scope, agent, events);
/** When the last of those failures was. */
let openedAt: Date;
/** Fails so often that the circuit opens; the order asks next. */
async function openCircuit(): Promise<string> {
  refuse(503);
  const order = await newOrder();
  for (let failures = 0; failures < 5; failures += 1) {
    await deliver(order);
    openedAt = bench.now;
    bench.now = (await bench.events(order))[0]!.nextAttemptAt!;
  }
  return order;
}

describe('GIVEN events that wait', () => {
  test('WHEN the agent takes them THEN they go out in order, and each delivery is logged', async () => {
    const order = await newOrder(3);
    await deliver(order);
    expect(received()).toEqual([1, 2, 3].map((sequence) => `${order}/${sequence}`));
    const events = await bench.events(order);
    expect(events.map(({ deliveredAt, nextAttemptAt }) => [deliveredAt, nextAttemptAt])).toEqual(
      events.map(() => [bench.now, null]),
    );
    expect(receiver.events.map(({ headers }) => headers['request-id'])).toEqual(events.map(({ id }) => id));
    const log = await scope.db.eventDelivery.findMany({ where: { eventId: events[0]!.id } });
    expect(log).toMatchObject([
      { shopId: 'shop-one', connectionId: agent, at: bench.now, status: 200, error: null },
    ]);
    await deliver(order);
    expect(receiver.events).toHaveLength(3);
  });

  test('WHEN one is not taken THEN it holds back the next, and is tried again at its time, not before', async () => {
    const order = await newOrder(2);
    refuse(500);
    await deliver(order);
    const due = addSeconds(bench.now, 7.5);
    expect(await bench.events(order)).toMatchObject([
      { attempts: 1, lastStatus: 500, lastError: 'HTTP 500', nextAttemptAt: due, deliveredAt: null },
      { attempts: 0 },
    ]);
    expect(await bench.job(order)).toEqual(due);
    answer = () => ({});
    bench.pass(7);
    await deliver(order);
    expect(received()).toEqual([`${order}/1`]);
    expect(await bench.job(order)).toEqual(due);
    bench.pass(0.5);
    await deliver(order);
    expect(received()).toEqual([1, 1, 2].map((sequence) => `${order}/${sequence}`));
    expect(receiver.events[1]!.headers['request-id']).toBe(receiver.events[0]!.headers['request-id']);
    expect(await bench.endpoint(agent)).toMatchObject({ failures: 0, failingSince: null });
  });

  test('WHEN a newer event is recorded while an older one waits THEN it does not hurry that one', async () => {
    const order = await newOrder();
    refuse(500);
    await deliver(order);
    await bench.event(scope, order);
    await deliver(order);
    expect(received()).toEqual([`${order}/1`]);
    expect(await bench.job(order)).toEqual(addSeconds(bench.now, 7.5));
  });

  test.each([
    ['no address', { eventUrl: null }],
    ['its access ended', { revokedAt: new Date() }],
  ])('WHEN the agent has %s THEN they wait', async (_, data) => {
    const order = await newOrder();
    await scope.db.agentConnection.update({ where: { id: agent }, data });
    await deliver(order);
    expect(receiver.events).toEqual([]);
    expect(await bench.events(order)).toMatchObject([{ attempts: 0, deadAt: null }]);
    expect(await bench.job(order)).toBeNull();
  });

  test('WHEN the job of another shop names the order THEN nothing goes out', async () => {
    const order = await newOrder();
    await bench.deliver(await bench.shop('shop-two'), order);
    expect(receiver.events).toEqual([]);
  });
});

describe('GIVEN an event that cannot be delivered', () => {
  const attention = () => listAttention(scope, { orderId: order });
  let order: string;

  test('WHEN three days are over THEN it is a dead letter, staff are asked, and the next one goes out', async () => {
    order = await newOrder();
    const happened = bench.now;
    refuse(503);
    for (const hours of [0, 1, 2, 3, 71.9]) {
      bench.now = addSeconds(happened, hours * HOUR);
      await deliver(order);
      expect((await bench.events(order))[0]!.deadAt).toBeNull();
    }
    bench.now = addSeconds(happened, 73 * HOUR);
    await deliver(order);
    expect(await bench.events(order)).toMatchObject([
      {
        nextAttemptAt: null,
        deliveredAt: null,
        deadAt: bench.now,
        lastStatus: 503,
        deadReason: expect.stringMatching(/72 hours/),
      },
    ]);
    expect(await attention()).toMatchObject([
      {
        kind: 'event_undeliverable',
        text: expect.stringMatching(/^ChatGPT was not told of order #\d+: .*503/),
      },
    ]);
    expect(await bench.job(order)).toBeNull();

    answer = () => ({});
    await bench.event(scope, order);
    await deliver(order);
    expect(received().at(-1)).toBe(`${order}/2`);
    expect(await attention()).toEqual([]);
  });

  test('WHEN the agent answers 410 THEN it is dead at once, and the next is tried all the same', async () => {
    order = await newOrder(2);
    answer = (name) => ({ status: name.endsWith('/1') ? 410 : 200 });
    await deliver(order);
    expect(await bench.events(order)).toMatchObject([
      { deadReason: expect.stringMatching(/410/) },
      { deadAt: null, deliveredAt: bench.now },
    ]);
  });

  test('WHEN the agent refuses this event alone THEN it is dead after eight times, and others are not kept waiting', async () => {
    order = await newOrder(2);
    answer = (name) => ({ status: name === `${order}/1` ? 422 : 200 });
    for (let attempts = 0; attempts < 8; attempts += 1) {
      await deliver(order);
      bench.now = (await bench.events(order))[0]!.nextAttemptAt ?? bench.now;
      await deliver(await newOrder());
    }
    expect(await bench.events(order)).toMatchObject([
      { attempts: 8, deadReason: expect.stringMatching(/refused/) },
      { deliveredAt: bench.now },
    ]);
    expect(received().filter((name) => name.startsWith(`${order}/`))).toHaveLength(9);
    expect(await bench.endpoint(agent)).toMatchObject({ failures: 0 });
  });
});

describe('GIVEN an endpoint that is dead', () => {
  test('WHEN five deliveries have failed THEN others wait without a job until a probe is answered', async () => {
    const first = await openCircuit();
    const other = await newOrder();
    receiver.events.length = 0;
    await deliver(other);
    expect(receiver.events).toEqual([]);
    expect(await bench.job(other)).toBeNull();
    expect(await bench.events(other)).toMatchObject([{ attempts: 0 }]);

    const { openUntil, probeOrderId } = (await bench.endpoint(agent))!;
    expect([openUntil, probeOrderId]).toEqual([bench.now, first]);
    expect(await bench.job(first, openedAt)).toEqual(openUntil);
    answer = () => ({});
    await deliver(first);
    expect(await bench.endpoint(agent)).toMatchObject({ failures: 0, openUntil: null, probeOrderId: null });
    expect(await bench.job(other)).not.toBeNull();
    await deliver(other);
    expect(received()).toEqual([`${first}/1`, `${other}/1`]);
  });

  test('WHEN the probe fails THEN another order asks next: no single event keeps all others away', async () => {
    const poison = await openCircuit();
    answer = (name) => ({ status: name.startsWith(`${poison}/`) ? 500 : 200 });
    const other = await newOrder(2);
    await deliver(poison);
    const { openUntil, probeOrderId } = (await bench.endpoint(agent))!;
    expect(probeOrderId).toBe(other);
    expect(await bench.job(other)).toEqual(openUntil);
    bench.now = openUntil!;
    await deliver(other);
    expect(received().slice(-2)).toEqual([`${other}/1`, `${other}/2`]);
    expect(await bench.endpoint(agent)).toMatchObject({ openUntil: null });
  });

  test('WHEN it stays dead for three days THEN all that waited so long is dead, unheard as well', async () => {
    const first = await openCircuit();
    const [waiting, young] = [await newOrder(2), await newOrder()];
    bench.pass(73 * HOUR);
    await scope.db.orderEvent.updateMany({ where: { orderId: young }, data: { createdAt: bench.now } });
    await deliver(first);
    expect((await bench.events(first)).map(({ deadAt }) => deadAt)).toEqual([bench.now]);
    expect((await bench.events(waiting)).map(({ deadAt, attempts }) => [deadAt, attempts])).toEqual([
      [bench.now, 0],
      [bench.now, 0],
    ]);
    expect((await bench.events(young)).map(({ deadAt }) => deadAt)).toEqual([null]);
    expect(await listAttention(scope, { orderId: waiting })).toHaveLength(1);
    expect(await bench.endpoint(agent)).toMatchObject({ probeOrderId: young });
    expect(await bench.job(young)).toEqual((await bench.endpoint(agent))!.openUntil);
  });

  test('WHEN it asks for a pause THEN it has it at once', async () => {
    refuse(429, { 'Retry-After': '120' });
    const [order, other] = [await newOrder(), await newOrder()];
    await deliver(order);
    const openUntil = addSeconds(bench.now, 120);
    expect(await bench.endpoint(agent)).toMatchObject({ openUntil, probeOrderId: other });
    for (const one of [order, other]) await deliver(one);
    expect(receiver.events).toHaveLength(1);
    expect(await bench.job(other)).toEqual(openUntil);
  });
});

describe('GIVEN jobs that were lost', () => {
  test('WHEN the sweep comes THEN events that are late are queued, and others are not', async () => {
    const poison = await openCircuit();
    const parked = await newOrder();
    agent = (await bench.agent(scope, receiver.url)).id;
    const late = await newOrder();
    agent = (await bench.agent(scope, null)).id;
    const off = await newOrder();
    bench.pass(301);
    await scope.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await sweepOrderEvents(bench.services);
    const queued = await Promise.all([poison, parked, late, off].map((order) => bench.job(order)));
    expect(queued.map((at) => at !== null)).toEqual([true, false, true, false]);
  });
});
