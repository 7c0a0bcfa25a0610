import { describe, expect, test } from 'vitest';
import { CASES } from '#app/simulator/certification/case-list.ts';
import type { Certification } from '#app/simulator/certification/get-certification.server.ts';
import { missing, type CaseResult, type CheckResult } from '#app/simulator/certification/result.ts';
import { CHECKS } from '#app/simulator/certification/setup-check.ts';
import { readerIn } from '#tests/reader.ts';
import { presentCertification, presentEarlier } from './present-certification.ts';

const AT = new Date('2026-11-27T04:00:00Z');
const run = (results: Certification['results'], state: Certification['state'] = 'done'): Certification => ({
  ...{ id: 'c1', apiVersion: '2026-04-17', state, results, total: CASES.length + CHECKS.length },
  ...{ startedAt: AT, missing: state === 'done' ? missing(results).length : null },
});
const check = (id: CheckResult['id'], outcome: CheckResult['outcome'], facts = {}): CheckResult => ({
  ...{ type: 'check', id, outcome, facts },
});
const failed: CaseResult = {
  type: 'case',
  id: 'pay',
  outcome: 'failed',
  reasons: [{ code: 'status', values: { got: '500', expected: '200' } }],
  skip: null,
  exchange: {
    ...{ method: 'POST', path: '/acp/x', headers: [['Accept', 'a']], body: '{}' },
    ...{ status: 500, answerHeaders: [], answer: 'oh no' },
  },
};

describe.each(['en', 'fr', 'de', 'es'])('in %s', (locale) => {
  test('every check and case has its words, whatever it came to', () => {
    const results = [
      ...CHECKS.flatMap((id) => [check(id, 'passed'), check(id, 'failed')]),
      check('stripe', 'not_needed'),
      check('stripe_webhook', 'not_needed'),
      ...CASES.map(({ id }) => ({ ...failed, id })),
    ];
    const { checks, cases } = presentCertification(run(results), readerIn(locale));
    expect(checks).toHaveLength(CHECKS.length * 2 + 2);
    for (const { title, found } of [...checks, ...cases])
      for (const text of [title, ...found]) expect(text).not.toMatch(/^$|simulator\./);
  });
});

describe('a run', () => {
  const reader = readerIn('en');

  test('GIVEN a failure THEN it is told with what was expected, what came back and what to do', () => {
    const { verdict, cases, caseCount } = presentCertification(run([failed]), reader);
    expect(verdict).toMatchObject({ tone: 'warning', title: '1 thing is missing before you go live' });
    expect(caseCount).toBe('0 of 1 passed');
    expect(cases).toMatchObject([
      {
        title: 'A purchase',
        outcome: { text: 'Missing', tone: 'critical' },
        expected: 'The session is completed and holds the order.',
        found: ['Status 500 came back, 200 was expected.'],
        advice: expect.stringContaining('Stripe key'),
        spec: expect.stringContaining('https://developers.openai.com/'),
        exchange: { request: 'POST /acp/x\nAccept: a\n\n{}', answer: 'HTTP 500\n\noh no' },
      },
    ]);
  });

  test('GIVEN policies that are missing, an agent without event URL THEN both are named', () => {
    const results = [
      check('policies', 'failed', { lacking: 'PRIVACY_POLICY REFUND_POLICY' }),
      check('events', 'failed', { agent: 'ChatGPT', problem: '' }),
      check('events', 'failed', { agent: '', problem: '' }),
    ];
    expect(presentCertification(run(results), reader).checks).toMatchObject([
      {
        found: ['Missing in your shop: privacy policy, refund policy.'],
        link: { url: 'shopify:admin/settings/legal' },
      },
      { found: ['ChatGPT: no event URL is set'], link: { url: '/app/agents', text: 'Agents' } },
      { found: ['No live agent takes order updates.'] },
    ]);
  });

  test('GIVEN all is well THEN the verdict is ready', () => {
    const ready = run([
      check('catalog', 'passed', { at: AT.toISOString() }),
      { ...failed, outcome: 'passed' },
    ]);
    expect(presentCertification(ready, reader)).toMatchObject({
      verdict: { tone: 'success', title: 'Ready to go live' },
      checks: [{ found: ['Read from Shopify on Nov 27, 2026, 4:00 AM.'], advice: null, link: null }],
    });
    expect(presentEarlier(ready, reader).state).toEqual({ text: 'Ready', tone: 'success' });
  });

  test('GIVEN it is under way or broke off THEN it says so', () => {
    const under = presentCertification(run([check('catalog', 'passed')], 'running'), reader);
    expect(under).toMatchObject({ isRunning: true, progress: 3, verdict: { title: 'Running: 1 of 32' } });
    expect(presentCertification(run([], 'failed'), reader).verdict.tone).toBe('critical');
    expect(presentEarlier(run([failed]), reader).state.text).toBe('1 missing');
  });
});
