import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { CASES } from '#app/simulator/certification/case-list.ts';
import type { Certification } from '#app/simulator/certification/get-certification.server.ts';
import type { ListedCertification } from '#app/simulator/certification/list-certifications.server.ts';
import { missing, type CaseResult, type CheckResult } from '#app/simulator/certification/result.ts';
import type { Label } from '../label.ts';
import { presentExchange, type ExchangeView } from './present-exchange.ts';

/** A line of the check list. */
export interface ResultView {
  id: string;
  title: string;
  outcome: Label;
  /** What was found, a sentence each. */
  found: string[];
  /** What to do; null: nothing. */
  advice: string | null;
  /** Where to do it; null: not in the admin. */
  link: { url: string; text: string } | null;
  /** Of a case: what was expected and who asks for it. */
  expected: string | null;
  spec: string | null;
  exchange: ExchangeView | null;
}

export interface CertificationView {
  id: string;
  when: string;
  verdict: { tone: 'success' | 'warning' | 'critical' | 'info'; title: string; text: string | null };
  isRunning: boolean;
  /** Of 100. */
  progress: number;
  checks: ResultView[];
  cases: ResultView[];
  checkCount: string;
  caseCount: string;
}

/** Puts a run of the check list into words. */
export function presentCertification(run: Certification, reader: Reader): CertificationView {
  const { t } = reader;
  const checks = run.results.filter((result) => result.type === 'check');
  const cases = run.results.filter((result) => result.type === 'case');
  const count = (results: { outcome: string }[]) => {
    const passed = results.filter(({ outcome }) => outcome === 'passed' || outcome === 'not_needed').length;
    return t('simulator.certification.count', { passed, total: results.length });
  };
  return {
    id: run.id,
    when: t('simulator.certification.when', {
      time: formatTime(run.startedAt, reader),
      version: run.apiVersion,
    }),
    verdict: presentVerdict(run, reader),
    isRunning: run.state === 'running',
    progress: Math.round((run.results.length * 100) / run.total),
    checks: checks.map((result) => presentCheck(result, reader)),
    cases: cases.map((result) => presentCase(result, reader)),
    checkCount: count(checks),
    caseCount: count(cases),
  };
}

/** An earlier run in a line. */
export function presentEarlier(
  run: ListedCertification,
  reader: Reader,
): { id: string; text: string; state: Label } {
  const { t } = reader;
  const values = { time: formatTime(run.startedAt, reader), version: run.apiVersion };
  return { id: run.id, text: t('simulator.certification.earlierLine', values), state: earlierState(run, t) };
}

function earlierState({ missing: count, state }: ListedCertification, t: Reader['t']): Label {
  if (count === 0) return { text: t('simulator.certification.earlierReady'), tone: 'success' };
  if (count !== null)
    return { text: t('simulator.certification.earlierMissing', { count }), tone: 'warning' };
  return state === 'running'
    ? { text: t('simulator.states.open'), tone: 'info' }
    : { text: t('simulator.certification.earlierFailed'), tone: 'critical' };
}

function presentVerdict(
  { state, results, total }: Certification,
  { t }: Reader,
): CertificationView['verdict'] {
  const words = (key: 'ready' | 'readyText' | 'notReadyText' | 'failed') =>
    t(`simulator.certification.${key}`);
  if (state === 'running') {
    const title = t('simulator.certification.running', { done: results.length, total });
    return { tone: 'info', title, text: null };
  }
  if (state === 'failed') return { tone: 'critical', title: words('failed'), text: null };
  const count = missing(results).length;
  if (count === 0) return { tone: 'success', title: words('ready'), text: words('readyText') };
  const title = t('simulator.certification.notReady', { count });
  return { tone: 'warning', title, text: words('notReadyText') };
}

/** Where a part of the set-up is mended. */
const PLACES = {
  catalog: 'catalog',
  feed: 'agents',
  policies: 'policies',
  address: null,
  stripe: 'settings',
  stripe_webhook: 'settings',
  shopify_webhook: null,
  connection: 'agents',
  events: 'agents',
} as const satisfies Record<CheckResult['id'], string | null>;

function linkTo(id: CheckResult['id'], { t }: Reader): ResultView['link'] {
  const place = PLACES[id];
  if (place === null) return null;
  if (place === 'policies')
    return { url: 'shopify:admin/settings/legal', text: t('simulator.certification.shopifyPolicies') };
  return { url: `/app/${place}`, text: t(`common.menu.${place}`) };
}

const TONES = { passed: 'success', failed: 'critical', skipped: undefined, not_needed: undefined } as const;

function presentCheck({ id, outcome, facts }: CheckResult, reader: Reader): ResultView {
  const { t } = reader;
  const isNamed = outcome === 'failed' && id === 'events' && facts.agent;
  const values = {
    at: facts.at ? formatTime(new Date(facts.at), reader) : '',
    url: facts.url ?? '',
    agents: facts.agents ?? '',
    lacking: (facts.lacking ?? '')
      .split(' ')
      .filter(Boolean)
      .map((type) => t(`simulator.policyNames.${type as 'PRIVACY_POLICY'}`))
      .join(', '),
    agent: facts.agent || 'none',
    problem: facts.problem || (isNamed ? t('simulator.checks.events.noUrl') : ''),
  };
  // Only two of them can be not needed; those have the words for it.
  const found = t(`simulator.checks.${id as 'stripe'}.${outcome}`, values);
  return {
    id,
    title: t(`simulator.checks.${id}.title`),
    outcome: { text: t(`simulator.certification.outcomes.${outcome}`), tone: TONES[outcome] },
    found: [found],
    advice: outcome === 'failed' ? t(`simulator.checks.${id}.advice`) : null,
    link: outcome === 'failed' ? linkTo(id, reader) : null,
    ...{ expected: null, spec: null, exchange: null },
  };
}

function presentCase({ id, outcome, reasons, skip, exchange }: CaseResult, reader: Reader): ResultView {
  const { t } = reader;
  const isFailed = outcome === 'failed';
  return {
    id,
    title: t(`simulator.cases.${id}.title`),
    outcome: { text: t(`simulator.certification.outcomes.${outcome}`), tone: TONES[outcome] },
    found: [
      ...reasons.map(({ code, values }) => t(`simulator.reasons.${code}`, values)),
      ...(skip ? [t(`simulator.skips.${skip}`)] : []),
    ],
    advice: isFailed ? t(`simulator.cases.${id}.advice`) : null,
    link: null,
    expected: isFailed ? t(`simulator.cases.${id}.expected`) : null,
    spec: CASES.find((one) => one.id === id)?.spec ?? null,
    exchange: exchange && presentExchange(exchange, reader),
  };
}
