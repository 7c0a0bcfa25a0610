import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Prisma } from '#app/db/client/client.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { hashBody, runExclusively, runOnce, type IdempotentRequest } from './idempotency.server.ts';

let now = new Date('2026-11-20T12:00:00.000Z');
let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
  const data = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: now };
  scope = scopeToShop(services, await services.db.shop.create({ data }));
});
afterAll(() => services.close());
beforeEach(() => services.db.jobWorker.deleteMany());

type Keyed = IdempotentRequest & { key: string };
let keys = 0;
const request = (changes: Partial<Keyed> = {}): Keyed => ({
  connectionId: 'agent_1',
  path: '/acp/checkout_sessions',
  key: `key-${++keys}`,
  hash: hashBody({ a: 1 }),
  version: '2026-04-17',
  signatureDigest: null,
  ...changes,
});

/** A row anywhere will do to count what was stored. */
const writeRow = (): WritePart => ({
  name: 'row',
  sql: Prisma.sql`INSERT INTO job_workers (id, seen_at) VALUES (${services.newId('row')}, ${now}::timestamptz) RETURNING id`,
});
const storedRows = () => services.db.jobWorker.count();

/** Counts its runs; each answers differently, so that a replay shows. */
function worker(status = 201) {
  let runs = 0;
  return {
    runs: () => runs,
    once: () => Promise.resolve({ status, body: { run: ++runs }, write: [writeRow()] }),
    exclusively: () => Promise.resolve({ status, body: { run: ++runs } }),
  };
}
const failure = (code: AppError['code']) => () => Promise.reject(new AppError(code, 'words'));
const code = (expected: string) => expect.objectContaining({ code: expected });
const openClaims = () => services.db.idempotencyRecord.count({ where: { status: null } });

describe('hashBody: what counts as the same body', () => {
  test.each<[string, string, string]>([
    ['numbers written otherwise', '{"a":1.0,"b":10}', '{"a":1,"b":1e1}'],
    ['keys in another order', '{"a":1,"b":{"c":1,"d":2}}', '{"b":{"d":2,"c":1},"a":1}'],
    ['white space and escapes', '{"a":"ü"}', ' { "a" : "\\u00fc" } '],
  ])('%s: the same', (_, one, other) => {
    expect(hashBody(JSON.parse(one))).toBe(hashBody(JSON.parse(other)));
  });

  test.each<[string, unknown, unknown]>([
    ['null and absent', { a: null }, {}],
    ['arrays in another order', [1, 2], [2, 1]],
    ['a number and its text', { a: 1 }, { a: '1' }],
    ['texts in another case', 'a', 'A'],
    ['an empty object and an empty array', {}, []],
  ])('%s: not the same', (_, one, other) => {
    expect(hashBody(one)).not.toBe(hashBody(other));
  });

  test('no body at all has a hash', () => {
    expect(hashBody(undefined)).toBe(hashBody(null));
  });
});

describe('runOnce', () => {
  test('GIVEN a repeat THEN the first answer, and nothing is done or stored again', async () => {
    const work = worker();
    const asked = request();
    expect(await runOnce(scope, asked, work.once)).toEqual({
      status: 201,
      body: { run: 1 },
      replayed: false,
    });
    expect(await runOnce(scope, asked, work.once)).toEqual({ status: 201, body: { run: 1 }, replayed: true });
    expect([work.runs(), await storedRows()]).toEqual([1, 1]);
  });

  test('GIVEN the key with another body THEN 422, and nothing is done', async () => {
    const work = worker();
    const asked = request();
    await runOnce(scope, asked, work.once);
    const other = { ...asked, hash: hashBody({ a: 2 }) };
    await expect(runOnce(scope, other, work.once)).rejects.toEqual(code('idempotency_conflict'));
    expect([work.runs(), await storedRows()]).toEqual([1, 1]);
  });

  test.each<[string, (asked: Keyed) => Partial<Keyed>]>([
    ['another agent', () => ({ connectionId: 'agent_2' })],
    ['another path', () => ({ path: '/acp/checkout_sessions/checkout_session_1' })],
    ['another key', ({ key }) => ({ key: key.toUpperCase() })],
  ])('GIVEN %s THEN it is another request', async (_, change) => {
    const asked = request();
    const work = worker();
    await runOnce(scope, asked, work.once);
    expect(await runOnce(scope, { ...asked, ...change(asked) }, work.once)).toMatchObject({
      body: { run: 2 },
      replayed: false,
    });
  });

  test.each(['not_found', 'invalid_item_id', 'service_unavailable', 'processing_error'] as const)(
    'GIVEN it ended in %s THEN nothing is stored and a repeat works anew',
    async (failed) => {
      const asked = request();
      await expect(runOnce(scope, asked, failure(failed))).rejects.toEqual(code(failed));
      expect(await storedRows()).toBe(0);
      expect(await runOnce(scope, asked, worker().once)).toMatchObject({ replayed: false });
    },
  );

  test('GIVEN a refusal that is final THEN a repeat gets it again, in the same words, and nothing is done', async () => {
    const asked = request({ version: '2025-09-29' });
    const refuse = () =>
      Promise.reject(new AppError('unsupported', 'words', { param: '$.fulfillment_details.address' }));
    await expect(runOnce(scope, asked, refuse)).rejects.toEqual(code('unsupported'));
    expect(await runOnce(scope, asked, worker().once)).toEqual({
      status: 400,
      body: {
        type: 'invalid_request',
        code: 'unsupported',
        message: 'words',
        param: '$.fulfillment_address',
      },
      replayed: true,
    });
    const other = { ...asked, hash: hashBody({ a: 2 }) };
    await expect(runOnce(scope, other, worker().once)).rejects.toEqual(code('idempotency_conflict'));
    expect(await storedRows()).toBe(0);
  });

  test('GIVEN a refusal that carries Retry-After THEN a repeat works anew', async () => {
    const asked = request();
    const refuse = () => Promise.reject(new AppError('unsupported', 'words', { retryAfterSeconds: 1 }));
    await expect(runOnce(scope, asked, refuse)).rejects.toEqual(code('unsupported'));
    expect(await runOnce(scope, asked, worker().once)).toMatchObject({ replayed: false });
  });

  test('GIVEN storing fails THEN neither result nor key is there', async () => {
    const asked = request();
    const changed: WritePart = {
      name: 'changed',
      sql: Prisma.sql`DELETE FROM job_workers WHERE id = 'nobody' RETURNING id`,
      otherwise: () => new AppError('conflict', 'changed by another'),
    };
    const work = () => Promise.resolve({ status: 200, body: {}, write: [writeRow(), changed] });
    await expect(runOnce(scope, asked, work)).rejects.toEqual(code('conflict'));
    expect(await storedRows()).toBe(0);
    expect(await runOnce(scope, asked, worker().once)).toMatchObject({ body: { run: 1 }, replayed: false });
  });

  test('GIVEN twenty at once THEN one result is stored and all get it', async () => {
    const asked = request();
    const work = worker();
    const answers = await Promise.all([...Array(20)].map(() => runOnce(scope, asked, work.once)));
    expect(await storedRows()).toBe(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  test('GIVEN ten at once with another body each THEN one result is stored and nine are refused', async () => {
    const asked = request();
    const outcomes = await Promise.allSettled(
      [...Array(10)].map((_, index) => runOnce(scope, { ...asked, hash: hashBody(index) }, worker().once)),
    );
    expect(await storedRows()).toBe(1);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as AppError).code)).toEqual(
      Array(9).fill('idempotency_conflict'),
    );
  });
});

describe('runExclusively', () => {
  test('GIVEN a repeat THEN the first answer; with another body 422', async () => {
    const work = worker(200);
    const asked = request();
    await runExclusively(scope, asked, work.exclusively);
    expect(await runExclusively(scope, asked, work.exclusively)).toEqual({
      status: 200,
      body: { run: 1 },
      replayed: true,
    });
    const other = { ...asked, hash: hashBody({}) };
    await expect(runExclusively(scope, other, work.exclusively)).rejects.toEqual(
      code('idempotency_conflict'),
    );
    expect(work.runs()).toBe(1);
  });

  test('GIVEN the first still runs THEN a repeat is in flight, one with another body a conflict', async () => {
    const asked = request();
    let finish!: () => void;
    const running = new Promise<void>((resolve) => (finish = resolve));
    let started!: () => void;
    const begun = new Promise<void>((resolve) => (started = resolve));
    const first = runExclusively(scope, asked, async () => {
      started();
      await running;
      return { status: 200, body: {} };
    });
    await begun;
    const again = runExclusively(scope, asked, worker().exclusively);
    await expect(again).rejects.toMatchObject({ code: 'idempotency_in_flight', retryAfterSeconds: 2 });
    const other = runExclusively(scope, { ...asked, hash: hashBody({}) }, worker().exclusively);
    await expect(other).rejects.toEqual(code('idempotency_conflict'));
    finish();
    expect(await first).toMatchObject({ status: 200 });
  });

  test('GIVEN twenty at once THEN one works and the others are in flight or get its answer', async () => {
    const asked = request();
    const work = worker(200);
    const outcomes = await Promise.allSettled(
      [...Array(20)].map(() => runExclusively(scope, asked, work.exclusively)),
    );
    expect(work.runs()).toBe(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') expect(outcome.value.body).toEqual({ run: 1 });
      else expect(outcome.reason).toEqual(code('idempotency_in_flight'));
    }
  });

  test('GIVEN a refusal that is final THEN a repeat gets it again, and another body 422', async () => {
    const asked = request();
    await expect(runExclusively(scope, asked, failure('not_ready_for_payment'))).rejects.toEqual(
      code('not_ready_for_payment'),
    );
    expect(await openClaims()).toBe(0);
    expect(await runExclusively(scope, asked, worker().exclusively)).toEqual({
      status: 400,
      body: { type: 'invalid_request', code: 'not_ready_for_payment', message: 'words' },
      replayed: true,
    });
    const corrected = { ...asked, hash: hashBody({ corrected: true }) };
    await expect(runExclusively(scope, corrected, worker().exclusively)).rejects.toEqual(
      code('idempotency_conflict'),
    );
  });

  test.each<[string, AppError]>([
    ['an unknown id', new AppError('not_found', 'words')],
    ['a limit that time lifts', new AppError('spend_cap_reached', 'words', { retryAfterSeconds: 60 })],
  ])('GIVEN %s THEN the key is free again, for another body too', async (_, refusal) => {
    const asked = request({ signatureDigest: `exclusive-${keys}` });
    await expect(runExclusively(scope, asked, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(await openClaims()).toBe(0);
    const corrected = { ...asked, hash: hashBody({ corrected: true }) };
    expect(await runExclusively(scope, corrected, worker().exclusively)).toMatchObject({ replayed: false });
  });

  test.each(['service_unavailable', 'processing_error', 'conflict'] as const)(
    'GIVEN it ended in %s THEN a repeat goes on where it stopped, at once',
    async (failed) => {
      const asked = request();
      await expect(runExclusively(scope, asked, failure(failed))).rejects.toEqual(code(failed));
      let seen: boolean | undefined;
      const answer = await runExclusively(scope, asked, (resumed) => {
        seen = resumed;
        return worker(200).exclusively();
      });
      expect([seen, answer.replayed]).toEqual([true, false]);
      expect(await runExclusively(scope, asked, worker().exclusively)).toMatchObject({ replayed: true });
    },
  );

  test('GIVEN a process that died with the claim THEN it is in flight for 60 s, and then taken over by one', async () => {
    const asked = request();
    await services.db.idempotencyRecord.create({
      data: {
        shopId: 'shop_1',
        connectionId: asked.connectionId,
        path: asked.path,
        key: asked.key,
        requestHash: asked.hash,
        createdAt: now,
        lockedUntil: addSeconds(now, 60),
      },
    });
    const before = now;
    now = addSeconds(before, 59);
    await expect(runExclusively(scope, asked, worker().exclusively)).rejects.toEqual(
      code('idempotency_in_flight'),
    );
    now = addSeconds(before, 60);
    const resumed: boolean[] = [];
    const outcomes = await Promise.allSettled(
      [...Array(5)].map(() =>
        runExclusively(scope, asked, (again) => {
          resumed.push(again);
          return worker(200).exclusively();
        }),
      ),
    );
    expect(resumed).toEqual([true]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBeGreaterThan(0);
  });

  test('GIVEN a repeat that goes on is refused THEN the claim stays, so that it never counts as new', async () => {
    const asked = request();
    await expect(runExclusively(scope, asked, failure('service_unavailable'))).rejects.toThrow();
    await expect(runExclusively(scope, asked, failure('method_not_allowed'))).rejects.toThrow();
    const answer = await runExclusively(scope, asked, (resumed) =>
      Promise.resolve({ status: 200, body: { resumed } }),
    );
    expect(answer.body).toEqual({ resumed: true });
  });
});

describe.each(['runOnce', 'runExclusively'] as const)('%s of a signed request', (run) => {
  const perform = (asked: IdempotentRequest, work = worker()) =>
    run === 'runOnce' ? runOnce(scope, asked, work.once) : runExclusively(scope, asked, work.exclusively);
  const signed = (signatureDigest: string, changes: Partial<Keyed> = {}) =>
    request({ signatureDigest: `${run} ${signatureDigest}`, ...changes });
  const used = expect.objectContaining({
    code: 'unauthorized',
    message: 'This Signature has already been used.',
  });

  test('GIVEN the same request again with its key THEN its answer; with another key or none 401', async () => {
    const work = worker();
    const asked = signed('a');
    await perform(asked, work);
    expect(await perform(asked, work)).toMatchObject({ replayed: true });
    await expect(perform(signed('a'), work)).rejects.toEqual(used);
    await expect(perform({ ...asked, key: null }, work)).rejects.toEqual(used);
    expect(work.runs()).toBe(run === 'runOnce' ? 3 : 1);
    expect(await storedRows()).toBe(run === 'runOnce' ? 1 : 0);
  });

  test('GIVEN a repeat that was signed anew THEN its signature is good for no other request either', async () => {
    const asked = signed('b');
    await perform(asked);
    expect(await perform({ ...asked, signatureDigest: `${run} c` })).toMatchObject({ replayed: true });
    await expect(perform(signed('c'))).rejects.toEqual(used);
  });

  test('GIVEN no key THEN the signature alone is good for one request', async () => {
    const asked = { ...signed('d'), key: null };
    expect(await perform(asked)).toMatchObject({ replayed: false });
    await expect(perform(asked)).rejects.toEqual(used);
  });

  test('GIVEN five replays at once with a key each THEN one is worked on and stored', async () => {
    const outcomes = await Promise.allSettled([...Array(5)].map(() => perform(signed('e'))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await storedRows()).toBe(run === 'runOnce' ? 1 : 0);
  });

  test('GIVEN another agent with the same digest THEN it is another request', async () => {
    await perform(signed('f'));
    expect(await perform(signed('f', { connectionId: 'agent_2' }))).toMatchObject({ replayed: false });
  });

  test.each([true, false])(
    'GIVEN a server error (with a key: %s) THEN the same request may come again',
    async (keyed) => {
      const asked = keyed ? signed('g') : { ...signed('h'), key: null };
      const fail = failure('service_unavailable');
      const failing = run === 'runOnce' ? runOnce(scope, asked, fail) : runExclusively(scope, asked, fail);
      await expect(failing).rejects.toEqual(code('service_unavailable'));
      expect(await perform(asked)).toMatchObject({ replayed: false });
    },
  );
});

test('GIVEN the same agent, path and key in another shop THEN its answer is never told', async () => {
  const asked = request();
  await runOnce(scope, asked, worker().once);
  const data = { id: 'shop_2', domain: 'two.myshopify.com', installedAt: now };
  const other = scopeToShop(services, await services.db.shop.create({ data }));
  await expect(runOnce(other, asked, worker().once)).rejects.toBeInstanceOf(AppError);
});
