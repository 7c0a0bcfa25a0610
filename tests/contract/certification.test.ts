import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disconnectStripe } from '#app/payments/account/disconnect-stripe.server.ts';
import { CASES, type CaseId } from '#app/simulator/certification/case-list.ts';
import {
  getCertification,
  type Certification,
} from '#app/simulator/certification/get-certification.server.ts';
import { listCertifications } from '#app/simulator/certification/list-certifications.server.ts';
import { missing, type CaseResult, type CheckResult } from '#app/simulator/certification/result.ts';
import { CHECKS, type CheckId } from '#app/simulator/certification/setup-check.ts';
import { startCertification } from '#app/simulator/certification/start-certification.server.ts';
import { SIMULATED_VERSIONS, type SimulatedVersion } from '#app/simulator/request-bodies.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let scope: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  scope = { ...shop.scope, actor: 'staff:1' };
});
afterAll(() => shop.close());

async function certify(version: SimulatedVersion = '2026-04-17'): Promise<Certification> {
  // A run looks at the shop as it is now.
  const row = await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } });
  const id = await startCertification({ ...scope, shop: row }, version);
  await shop.drainJobs();
  return (await getCertification(scope, id))!;
}
const setPolicies = (policies: object[]) =>
  scope.db.shop.update({ where: { id: scope.shop.id }, data: { policies } });
const caseOf = ({ results }: Certification, id: CaseId) =>
  results.find((result): result is CaseResult => result.type === 'case' && result.id === id)!;
const checkOf = ({ results }: Certification, id: CheckId) =>
  results.find((result): result is CheckResult => result.type === 'check' && result.id === id)!;

describe('the cases', () => {
  test.each(SIMULATED_VERSIONS)(
    'GIVEN a shop that sells WHEN run in %s THEN all are passed',
    async (version) => {
      const run = await certify(version);
      expect(run).toMatchObject({ state: 'done', apiVersion: version, missing: 4 });
      expect(run.results).toHaveLength(CASES.length + CHECKS.length);
      expect(run.results.filter(({ type, outcome }) => type === 'case' && outcome !== 'passed')).toEqual([]);
      const last = shop.shopify.state.orders.all().at(-1)!;
      expect(last).toMatchObject({ test: true, cancelledAt: expect.any(String) });
      const kept = JSON.stringify(run.results);
      expect(kept).not.toMatch(/"spt_\w/);
      expect(kept).not.toMatch(/Bearer \w{9}/);
    },
  );

  test('GIVEN a policy that is missing, and one whose page does not open THEN both are told', async () => {
    const { policies } = scope.shop;
    const told = (policies as { type: string; url: string }[]).flatMap((policy) => {
      if (policy.type === 'TERMS_OF_SERVICE') return [];
      return policy.type === 'PRIVACY_POLICY' ? [{ ...policy, url: `${policy.url}-gone` }] : [policy];
    });
    await setPolicies(told);
    const run = await certify();
    await setPolicies(policies as object[]);
    expect(caseOf(run, 'policies')).toMatchObject({
      outcome: 'failed',
      reasons: [
        { code: 'no_link', values: { expected: 'terms_of_use' } },
        { code: 'dead_link', values: { url: expect.stringContaining('privacy-policy-gone'), got: '404' } },
      ],
    });
    expect(checkOf(run, 'policies')).toMatchObject({
      outcome: 'failed',
      facts: { lacking: 'TERMS_OF_SERVICE' },
    });
    expect(missing(run.results).map(({ id }) => id)).toContain('policies');
  });

  test('GIVEN no Stripe test account THEN what needs one is told as skipped, and the shop is not ready', async () => {
    await disconnectStripe(scope, 'test');
    const run = await certify();
    expect(caseOf(run, 'pay')).toMatchObject({ outcome: 'skipped', skip: 'no_stripe', exchange: null });
    expect(missing(run.results).map(({ id }) => id)).toContain('pay');
    expect(caseOf(run, 'create_address').outcome).toBe('passed');
  });
});

describe('the set-up', () => {
  test('GIVEN a shop without a live agent THEN each thing that is missing is named', async () => {
    const run = await certify();
    const outcomes = Object.fromEntries(CHECKS.map((id) => [id, checkOf(run, id).outcome]));
    expect(outcomes).toEqual({
      catalog: 'passed',
      feed: 'passed',
      policies: 'passed',
      address: 'passed',
      stripe: 'failed',
      stripe_webhook: 'failed',
      shopify_webhook: 'passed',
      connection: 'failed',
      events: 'failed',
    });
  });

  test('GIVEN a live agent that hands off, and an event URL that answers THEN Stripe is not asked for', async () => {
    await shop.connect({ name: 'Live', mode: 'live', sellingMode: 'hand_off' });
    const run = await certify();
    expect(checkOf(run, 'stripe').outcome).toBe('not_needed');
    expect(checkOf(run, 'connection')).toMatchObject({ outcome: 'passed', facts: { agents: 'Live' } });
    expect(missing(run.results).map(({ id }) => id)).not.toContain('pay');
  });

  test('GIVEN an event URL where nobody listens THEN the agent is named', async () => {
    await shop.connect({ name: 'Deaf', mode: 'live', eventUrl: 'http://localhost:9/events' });
    expect(checkOf(await certify(), 'events')).toMatchObject({
      outcome: 'failed',
      facts: { agent: expect.stringMatching(/Live|Deaf/), problem: expect.any(String) },
    });
  });
});

test('GIVEN a run under way THEN no second is begun, and another shop sees none of it', async () => {
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  const theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  await startCertification(scope, '2026-04-17');
  await expect(startCertification(scope, '2026-04-17')).rejects.toMatchObject({ code: 'conflict' });
  expect(await listCertifications(theirs)).toEqual([]);
  expect(await getCertification(theirs, null)).toBeNull();
  expect(await getCertification(scope, null)).toMatchObject({ state: 'running', results: [] });
  expect((await listCertifications(scope))[0]).toMatchObject({ state: 'running', missing: null });
  await shop.drainJobs();
});

test('GIVEN a worker that died half way THEN the next goes on behind the last result', async () => {
  const whole = (await getCertification(scope, null))!;
  const half = whole.results.slice(0, CHECKS.length + 3);
  const id = await startCertification(scope, '2026-04-17');
  await scope.db.certificationRun.update({ where: { id }, data: { results: half as object[] } });
  await shop.drainJobs();
  const run = await getCertification(scope, id);
  expect(run!.results.slice(0, half.length)).toEqual(half);
  expect(run!.results.map(({ id: result }) => result)).toEqual(whole.results.map(({ id: result }) => result));
});
