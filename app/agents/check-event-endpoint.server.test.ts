import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translateTestEvent } from '#app/acp/events/translate-event.ts';
import { orderEvents } from '#tests/order-event-judge.ts';
import { EventBench } from '#tests/event-bench.ts';
import { startEventReceiver, type EventReceiver, type ReceiverAnswer } from '#tests/event-receiver.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { checkEventEndpoint } from './check-event-endpoint.server.ts';
import type { CreatedConnection } from './create-connection.server.ts';
import { createConnection } from './create-connection.server.ts';
import { rotateEventSecret } from './rotate-event-secret.server.ts';
import { updateConnection } from './update-connection.server.ts';

let bench: EventBench;
let scope: ShopScope;
let receiver: EventReceiver;
let answer: ReceiverAnswer;
let agent: CreatedConnection;

beforeAll(async () => {
  bench = await EventBench.start();
  scope = await bench.shop('shop-one');
  receiver = await startEventReceiver(() => answer);
  agent = await bench.agent(scope, receiver.url);
});
afterAll(async () => {
  await receiver.close();
  await bench.close();
});

describe('GIVEN an event URL', () => {
  test.each([
    [200, null],
    [404, null],
    [405, null],
    [308, /redirects/],
    [503, /answers 503/],
  ])('WHEN HEAD is answered with %i THEN that is kept', async (status, problem) => {
    answer = { status };
    const found = await checkEventEndpoint(scope, agent.id);
    const durationMs = expect.any(Number) as number;
    if (problem) expect(found.problem).toMatch(problem);
    else expect(found).toEqual({ url: receiver.url, status, problem: null, durationMs });
    expect(await bench.endpoint(agent.id)).toMatchObject({ checkedAt: bench.now, problem: found.problem });
  });

  test.each([
    [200, null],
    [400, null],
    [422, null],
    [401, /signature/],
    [404, /nothing takes events/],
    [429, /answers 429/],
  ])('WHEN a signed test is answered with %i THEN it is judged', async (status, problem) => {
    answer = { status };
    const { problem: found } = await checkEventEndpoint(scope, agent.id, translateTestEvent);
    if (problem) expect(found).toMatch(problem);
    else expect(found).toBeNull();
  });

  test('WHEN the receiver is one that knows the protocol THEN it knows the signature, and takes nothing for an order', async () => {
    const judge = orderEvents(() => bench.now, agent.eventSecret);
    answer = {};
    await checkEventEndpoint(scope, agent.id, translateTestEvent);
    const { headers, rawBody } = receiver.events.at(-1)!;
    const signature = String(headers['merchant-signature']);
    expect(judge.receive({ rawBody, signature, requestId: undefined }).status).toBe(400);
    expect(judge.list()).toEqual([]);
    expect(judge.receive({ rawBody, signature: `${signature}0`, requestId: undefined }).status).toBe(401);
  });

  test('WHEN it is problem-free and then is not THEN it is still known when it last was', async () => {
    answer = {};
    await checkEventEndpoint(scope, agent.id);
    const verifiedAt = bench.now;
    bench.pass(60);
    answer = { status: 500 };
    await checkEventEndpoint(scope, agent.id);
    expect(await bench.endpoint(agent.id)).toMatchObject({ verifiedAt, checkedAt: bench.now });
  });

  test('WHEN another is set THEN nothing of the former is said of it, and what waits goes there', async () => {
    const order = await bench.order(scope, agent.id);
    answer = { status: 500 };
    await bench.deliver(scope, order);
    expect(await bench.endpoint(agent.id)).toMatchObject({ failures: 1 });
    await updateConnection(scope, agent.id, { eventUrl: `${receiver.url}/new` });
    expect(await bench.endpoint(agent.id)).toMatchObject({ failures: 0, problem: null, verifiedAt: null });
    expect(await bench.events(order)).toMatchObject([{ nextAttemptAt: bench.now }]);
    expect(await bench.job(order)).not.toBeNull();
  });

  test('WHEN another shop asks THEN there is no such agent; WHEN there is no URL THEN that is said', async () => {
    const other = await bench.shop('shop-two');
    await expect(checkEventEndpoint(other, agent.id)).rejects.toMatchObject({ code: 'not_found' });
    const silent = await bench.agent(scope, null);
    await expect(checkEventEndpoint(scope, silent.id)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('GIVEN a real shop', () => {
  const INPUT = { name: 'A', platform: 'a', mode: 'live', sellingMode: 'hand_off' } as const;
  const eventUrl = 'https://agent.example.com/events';
  const live = (addresses: string[] | Error): ShopScope => ({
    ...scope,
    env: { ...scope.env, SANDBOX: false },
    resolveHost: async () => {
      if (addresses instanceof Error) throw addresses;
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
  });

  test.each([[['10.0.0.5']], [['93.184.216.34', '169.254.169.254']], [['::1']]])(
    'WHEN the name leads to %j THEN the URL is refused',
    async (addresses) => {
      const refusal = { code: 'invalid', param: 'event_url' };
      await expect(createConnection(live(addresses), { ...INPUT, eventUrl })).rejects.toMatchObject(refusal);
      await expect(updateConnection(live(addresses), agent.id, { eventUrl })).rejects.toMatchObject(refusal);
    },
  );

  test('WHEN the name is public, or unknown yet, THEN it is saved, and judged again with each delivery', async () => {
    const { id } = await createConnection(live(new Error('unknown')), { ...INPUT, eventUrl });
    await updateConnection(live(['93.184.216.34']), id, { eventUrl: `${eventUrl}/2` });
    expect((await checkEventEndpoint(live(['127.0.0.1']), id)).problem).toMatch(/public internet/);
  });
});

describe("GIVEN an event secret's rotation", () => {
  const KNOWN = { status: 200 };
  /** The receiver knows these secrets only. */
  const signedWith = (...secrets: string[]) => {
    const judges = secrets.map((secret) => orderEvents(() => bench.now, secret));
    return ({ headers, rawBody }: EventReceiver['events'][number]): ReceiverAnswer => {
      const signature = String(headers['merchant-signature']);
      const replies = judges.map((judge) => judge.receive({ rawBody, signature, requestId: undefined }));
      return replies.some(({ status }) => status === 200) ? KNOWN : { status: 401 };
    };
  };
  let strict: EventReceiver;
  let know: ReturnType<typeof signedWith>;
  beforeAll(async () => {
    strict = await startEventReceiver((event) => know(event));
    agent = await bench.agent(scope, strict.url);
  });
  afterAll(() => strict.close());

  async function tell(): Promise<{ statuses: (number | null)[]; delivered: boolean }> {
    const order = await bench.order(scope, agent.id);
    await bench.deliver(scope, order);
    const [event] = await bench.events(order);
    const log = await scope.db.eventDelivery.findMany({
      where: { eventId: event!.id },
      orderBy: { id: 'asc' },
    });
    return { statuses: log.map(({ status }) => status), delivered: event!.deliveredAt !== null };
  }

  test('WHEN the agent changes over at its own time THEN every event is taken, then and after', async () => {
    const first = agent.eventSecret;
    const { eventSecret: second, previousSignsUntil } = await rotateEventSecret(scope, agent.id);
    expect(previousSignsUntil.getTime() - bench.now.getTime()).toBe(24 * 3600 * 1000);
    know = signedWith(first);
    expect(await tell()).toEqual({ statuses: [200], delivered: true });
    know = signedWith(second);
    expect(await tell()).toEqual({ statuses: [401, 200], delivered: true });
    // It has the new one: the one before signs no more.
    expect(await tell()).toEqual({ statuses: [200], delivered: true });
    expect(await bench.endpoint(agent.id)).toMatchObject({ failures: 0, sealedPreviousSecret: null });
    agent.eventSecret = second;
  });

  test('WHEN it is rotated twice THEN the one that the agent has still signs', async () => {
    know = signedWith(agent.eventSecret);
    await rotateEventSecret(scope, agent.id);
    const { eventSecret } = await rotateEventSecret(scope, agent.id);
    expect(await tell()).toEqual({ statuses: [200], delivered: true });
    agent.eventSecret = eventSecret;
  });

  test('WHEN the overlap is over, or there is none, THEN only the new one signs', async () => {
    bench.pass(24 * 3600);
    know = signedWith(agent.eventSecret);
    expect(await tell()).toEqual({ statuses: [200], delivered: true });
    const { eventSecret } = await rotateEventSecret(scope, agent.id, 0);
    expect((await tell()).statuses).toEqual([401]);
    know = signedWith(eventSecret);
    expect((await tell()).statuses).toEqual([200]);
  });

  test('WHEN the overlap is none, or the agent another shop’s, THEN it is refused', async () => {
    await expect(rotateEventSecret(scope, agent.id, -1)).rejects.toMatchObject({ param: 'overlap' });
    const other = await bench.shop('shop-three');
    await expect(rotateEventSecret(other, agent.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
