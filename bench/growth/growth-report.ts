import { table } from '#bench/table.ts';
import type { GrowthPoint } from './measure-growth.ts';

/** Throughput and p99 may be so much worse than those of one shop without a past, in percent. */
const WITHIN = 15;

const HEADS = [
  ...['shops', 'past sessions', 'database GB', 'req/s', 'p99 ms', 'reference req/s', 'its p99 ms'],
  ...['throughput', 'p99'],
];

/** The points, each with its change against one shop without a past, which was measured in turns with it. */
export function growthReport(points: GrowthPoint[]): { text: string; ok: boolean } {
  const changes = points.map(({ measured, reference }) => ({
    rate: change(measured.rate, reference.rate),
    p99: change(measured.p99, reference.p99),
  }));
  const rows = points.map((point, index) => [
    ...[point.shops, point.sessions].map(String),
    point.gigabytes.toFixed(2),
    ...[point.measured.rate, point.measured.p99, point.reference.rate, point.reference.p99].map((value) =>
      value.toFixed(0),
    ),
    ...[changes[index]!.rate, changes[index]!.p99].map(signed),
  ]);
  const ok = changes.every(({ rate, p99 }) => rate >= -WITHIN && p99 <= WITHIN);
  const verdict = `goal: throughput and p99 within ${WITHIN} % of one shop without a past: ${ok ? 'reached' : 'NOT reached'}`;
  return { text: `${table(HEADS, rows)}\n${verdict}`, ok };
}

const change = (value: number, before: number) => 100 * (value / before - 1);
const signed = (percent: number) => `${percent > 0 ? '+' : ''}${percent.toFixed(0)} %`;
