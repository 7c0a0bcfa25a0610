import { percentile } from '#bench/percentile.ts';
import type { Traffic } from '#bench/traffic/messages.ts';
import { table } from '#bench/table.ts';
import { countOutcomes } from './count-outcomes.ts';
import { recoverySeconds } from './recovery-seconds.ts';
import type { Overload } from './run-overload.ts';

const HEADS = [
  ...[
    'kind',
    'offered',
    'accepted',
    'of it',
    'shed with Retry-After',
    'failed otherwise',
    'p50 ms',
    'p99 ms',
  ],
];

/** What was measured, and the verdict. */
export function overloadReport(measured: Overload, broken: string[]): string {
  const { capacity, before, offered, after, memory } = measured;
  const rows = countOutcomes(offered.samples).map((one) => [
    one.kind,
    ...[one.offered, one.ok].map(String),
    `${Math.round((100 * one.ok) / one.offered)} %`,
    ...[one.shed, one.failed].map(String),
    ...[one.p50, one.p99].map((ms) => ms.toFixed(0)),
  ]);
  const recovered = recoverySeconds(before.samples, after.samples);
  const last = Math.max(...offered.samples.map(({ at }) => at));
  const perSecond = (offered.samples.length + offered.unsent) / last;
  return [
    `capacity: ${capacity.toFixed(0)} requests a second; at half of it p99 ${p99(before)} ms`,
    `offered: ${perSecond.toFixed(0)} a second (${(perSecond / capacity).toFixed(1)} times); ${offered.unsent} of them found all connections waiting for an answer; the load was ${offered.behindMs.toFixed(0)} ms behind at most; server's memory ${memory.toFixed(0)} MB`,
    table(HEADS, rows),
    `at half of capacity again: p99 ${p99(after)} ms over all; within twice of what it was ${recovered === null ? 'not in the time measured' : `after ${recovered} s`}`,
    ...broken.map((what) => `  ${what}`),
    `verdict: ${broken.length === 0 ? 'it bends and does not break' : 'NOT as promised'}`,
  ].join('\n');
}

function p99({ samples }: Traffic): string {
  const latencies = samples.filter(({ outcome }) => outcome === 'ok').map(({ ms }) => ms);
  return percentile(latencies, 0.99).toFixed(0);
}
