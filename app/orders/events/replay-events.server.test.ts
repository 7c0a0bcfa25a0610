import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { EventBench } from '#tests/event-bench.ts';
import { startEventReceiver, type EventReceiver, type ReceiverAnswer } from '#tests/event-receiver.ts';
import { listOrderEvents } from './list-order-events.server.ts';
import { replayEvents, type EventSelection } from './replay-events.server.ts';

let bench: EventBench;
let scope: ShopScope;
let other: ShopScope;
let receiver: EventReceiver;
let answer: (name: string) => ReceiverAnswer | Promise<ReceiverAnswer>;
let agent: string;
let order: string;

const nameIn = (body: string) => /"order_number":"([^"]+)"/.exec(body)![1]!;
const received = () => receiver.events.map(({ rawBody }) => nameIn(rawBody).split('/')[1]);
const deliver = (id = order) => bench.deliver(scope, id);
const replay = (selection: EventSelection) => replayEvents(scope, selection);
const eventId = async (sequence: number) => (await bench.events(order))[sequence - 1]!.id;

beforeAll(async () => {
  bench = await EventBench.start();
  scope = await bench.shop('shop-one');
  other = await bench.shop('shop-two');
  receiver = await startEventReceiver(({ rawBody }) => answer(nameIn(rawBody)));
});
afterAll(async () => {
  await receiver.close();
  await bench.close();
});
beforeEach(async () => {
  answer = () => ({});
  agent = (await bench.agent(scope, receiver.url)).id;
  order = await bench.order(scope, agent, 3);
  await deliver();
  receiver.events.length = 0;
});
afterEach(() => {
  receiver.events.length = 0;
});

describe('GIVEN events that the agent has', () => {
  test('WHEN an old one is sent again THEN it has the id it had, and the newest comes after it', async () => {
    const id = await eventId(1);
    expect(await replay({ eventId: id })).toEqual({ events: 2, orders: 1 });
    expect(await bench.job(order)).not.toBeNull();
    await deliver();
    expect(received()).toEqual(['1', '3']);
    expect(receiver.events[0]!.headers['request-id']).toBe(id);
    const listed = (await listOrderEvents(scope, order))!;
    expect(listed.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(listed.map(({ deliveries }) => deliveries.length)).toEqual([2, 1, 2]);
  });

  test('WHEN all of an order, of an agent, or since a time are THEN these go out in order', async () => {
    await replay({ orderId: order });
    await deliver();
    expect(received()).toEqual(['1', '2', '3']);
    bench.pass(60);
    const since = bench.now;
    const young = await bench.order(scope, agent, 1);
    await deliver(young);
    expect(await replay({ connectionId: agent })).toEqual({ events: 4, orders: 2 });
    expect(await replay({ connectionId: agent, since })).toEqual({ events: 1, orders: 1 });
    expect(await replay({ connectionId: agent, deadOnly: true })).toEqual({ events: 0, orders: 0 });
  });

  test('WHEN one is replayed while it is under way THEN it goes out once more, in order', async () => {
    answer = async (name) => {
      if (name.endsWith('/4') && receiver.events.length === 1) await replay({ eventId: await eventId(2) });
      return {};
    };
    await bench.event(scope, order);
    await deliver();
    expect(received()).toEqual(['4', '2', '4']);
    expect(await bench.events(order)).toMatchObject([1, 2, 3, 4].map(() => ({ nextAttemptAt: null })));
  });
});

describe('GIVEN dead letters', () => {
  test('WHEN they are replayed THEN they live again, and have three days', async () => {
    answer = () => ({ status: 410 });
    await bench.event(scope, order);
    await deliver();
    expect((await listOrderEvents(scope, order))!.at(-1)).toMatchObject({ state: 'dead', attempts: 1 });
    answer = () => ({ status: 500 });
    bench.pass(30 * 24 * 3600);
    expect(await replay({ deadOnly: true })).toEqual({ events: 1, orders: 1 });
    await deliver();
    expect((await listOrderEvents(scope, order))!.at(-1)).toMatchObject({ state: 'waiting', attempts: 1 });
    answer = () => ({});
    bench.pass(3600);
    await deliver();
    expect((await listOrderEvents(scope, order))!.at(-1)).toMatchObject({
      state: 'delivered',
      deadReason: null,
    });
    expect(received()).toEqual(['4', '4', '4']);
  });
});

describe('GIVEN an endpoint whose circuit is open', () => {
  test('WHEN an event is replayed THEN it is asked at once, and all goes out when it answers', async () => {
    answer = () => ({ status: 429 });
    const failing = {
      failures: 9,
      openUntil: new Date(bench.now.getTime() + 3_600_000),
      probeOrderId: 'gone',
    };
    await scope.db.eventEndpoint.create({ data: { connectionId: agent, shopId: scope.shop.id, ...failing } });
    const waiting = await bench.order(scope, agent, 1);
    await deliver(waiting);
    expect(receiver.events).toEqual([]);
    expect((await listOrderEvents(scope, waiting))![0]).toMatchObject({
      state: 'paused',
      nextAttemptAt: failing.openUntil,
    });
    answer = () => ({});
    await replay({ orderId: order });
    await deliver();
    expect(received()).toEqual(['1', '2', '3']);
    expect(await bench.endpoint(agent)).toMatchObject({ openUntil: null });
    expect(await bench.job(waiting)).not.toBeNull();
  });
});

describe('GIVEN another shop', () => {
  test('WHEN it names an event, order or agent that is not its own THEN there is none, and nothing happens', async () => {
    const selections = [{ eventId: await eventId(1) }, { orderId: order }, { connectionId: agent }];
    for (const selection of selections)
      await expect(replayEvents(other, selection)).rejects.toMatchObject({ code: 'not_found' });
    expect(await replayEvents(other, {})).toEqual({ events: 0, orders: 0 });
    expect(await listOrderEvents(other, order)).toBeNull();
    expect((await bench.events(order)).map(({ replayedAt }) => replayedAt)).toEqual([null, null, null]);
  });
});
