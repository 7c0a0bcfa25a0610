import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { startFakeSeller, type FakeSeller } from '#sandbox/agent/testing/fake-seller.ts';
import { newSession } from '#sandbox/agent/testing/fake-session.ts';
import { casesOf } from './cases.ts';
import { runCase } from './run-conformance.ts';
import { createBench } from './sessions.ts';

const VERSION = '2026-04-17';
const CREATE = 'example create_checkout_session_request';

describe.runIf(acpSpecificationHere)('against a small seller', () => {
  let fake: FakeSeller;
  beforeAll(async () => void (fake = await startFakeSeller()));
  afterAll(() => fake.close());

  function run(name: string) {
    const seller = { baseUrl: `${fake.url}/acp`, apiKey: 'key', itemId: '44001' };
    const found = casesOf(createBench(seller, VERSION)).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`no case ${name}`);
    return runCase(found, VERSION);
  }

  test('GIVEN an honest answer THEN the case passes, sent with the item that the seller has', async () => {
    expect(await run(CREATE)).toMatchObject({ outcome: 'passed', reasons: [] });
    expect(fake.seen.at(-1)).toMatchObject({
      headers: { authorization: 'Bearer key', 'api-version': VERSION },
      body: { line_items: [{ id: '44001' }] },
    });
  });

  test('GIVEN a field that the schema forbids THEN the case fails and names it', async () => {
    const session = newSession('cs_1', [{ id: '44001' }]);
    fake.misbehave.push({ status: 201, body: { ...session, planted: true } });
    const { outcome, reasons } = await run(CREATE);
    expect(outcome).toBe('failed');
    expect(reasons.join()).toMatch(/not a valid CheckoutSession of 2026-04-17: .*planted/);
  });

  test('GIVEN the wrong status or code THEN the case fails with what was expected', async () => {
    fake.misbehave.push({ status: 200, body: newSession('cs_1', [{ id: '44001' }]) });
    expect((await run(CREATE)).reasons).toEqual(['status 200, expected 201']);
    const error = { type: 'invalid_request', code: 'missing', message: 'No key' };
    fake.misbehave.push({ status: 400, body: error });
    expect((await run('without Idempotency-Key')).reasons).toEqual([
      'error code missing, expected idempotency_key_required',
    ]);
    fake.misbehave.push({ status: 400, body: error });
    expect((await run('without API-Version')).reasons).toEqual(['the error has no supported_versions']);
  });

  test('GIVEN a seller that lets anyone in THEN the case fails', async () => {
    expect((await run('without a bearer key')).reasons).toEqual(['status 201, expected 401']);
  });

  test('GIVEN a repeat that makes a second session THEN the case fails', async () => {
    expect((await run('same key, same body')).reasons.join()).toContain('a repeat must get the first answer');
  });

  test('GIVEN no way to make tokens WHEN a case needs a purchase THEN it is skipped, not passed', async () => {
    expect(await run('get when completed')).toMatchObject({ outcome: 'skipped', reply: null });
  });

  test('GIVEN a state that cannot be reached THEN the case fails with the reply that kept it from it', async () => {
    const broken = { type: 'service_unavailable', code: 'down', message: 'Down' };
    fake.misbehave.push({ status: 503, body: broken });
    const { outcome, reasons, reply } = await run('get when not_ready');
    expect([outcome, reply?.status]).toEqual(['failed', 503]);
    expect(reasons[0]).toContain('create had to lead to a session that is not_ready_for_payment');
  });
});
