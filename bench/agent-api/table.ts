import { table } from '#bench/table.ts';
import { BASELINE_OF, type Measured } from './measure-operation.ts';

const HEADS = [
  'operation',
  'at once',
  'req/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'server CPU ms',
  'database CPU ms',
  'statements',
  'constant req/s',
  'baseline',
  'its req/s',
  'its p99 ms',
  'ratio',
  'p99 ratio',
];

/** What was measured, as a table of Markdown. */
export function tableOf(measured: Measured[]): string {
  const rows = measured.map((one) => {
    const { figures, baseline, constant, cpu } = one;
    return [
      one.operation,
      String(one.concurrency),
      figures.rate.toFixed(0),
      figures.p50.toFixed(2),
      figures.p95.toFixed(2),
      figures.p99.toFixed(2),
      cpu.server!.toFixed(2),
      cpu.database!.toFixed(2),
      one.statements.toFixed(1),
      constant.rate.toFixed(0),
      BASELINE_OF[one.operation],
      baseline.rate.toFixed(0),
      baseline.p99.toFixed(2),
      (figures.rate / baseline.rate).toFixed(2),
      (figures.p99 / baseline.p99).toFixed(2),
    ];
  });
  return table(HEADS, rows);
}
