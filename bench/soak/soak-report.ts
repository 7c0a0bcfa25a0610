import { table } from '#bench/table.ts';
import { judgeMemory } from './judge-memory.ts';
import type { Soak } from './run-soak.ts';
import type { SoakSample } from './take-sample.ts';

const MOST_MB = 300;
const TABLES_TOLD = 12;

const COLUMNS: [string, (sample: SoakSample) => string][] = [
  ['min', ({ at }) => (at / 60).toFixed(1)],
  ['server MB', ({ server }) => server.resident.toFixed(0)],
  ['its heap', ({ server }) => server.heap.toFixed(1)],
  ['worker MB', ({ worker }) => worker.resident.toFixed(0)],
  ['its heap', ({ worker }) => worker.heap.toFixed(1)],
  ['sockets', ({ sockets }) => String(sockets)],
  ['database conns', ({ databaseConnections }) => String(databaseConnections)],
  ['jobs waiting', ({ waitingJobs }) => String(waitingJobs)],
  ['req/s', ({ rate }) => rate.toFixed(1)],
  ['p99 ms', ({ p99 }) => p99.toFixed(0)],
  ['errors', ({ errors }) => String(errors)],
  ['database MB', ({ databaseMb }) => databaseMb.toFixed(1)],
];
const line = (cells: string[]) =>
  `| ${cells.map((cell, index) => cell.padStart(COLUMNS[index]![0].length)).join(' | ')} |`;

/** The table's head, and a row of it: told while it runs. */
export const sampleHeads = (): string =>
  `${line(COLUMNS.map(([head]) => head))}\n|${COLUMNS.map(([head]) => '-'.repeat(head.length + 2)).join('|')}|`;
export const sampleRow = (sample: SoakSample): string => line(COLUMNS.map(([, cell]) => cell(sample)));

/** What came of it, and whether all promises were kept. */
export function soakReport({ samples, failures, tables }: Soak): { text: string; ok: boolean } {
  const lines: string[] = [growth(tables)];
  let ok = true;
  for (const name of ['server', 'worker'] as const) {
    const most = Math.max(...samples.map((sample) => sample[name].resident));
    const heap = judgeMemory(samples.map((sample) => ({ at: sample.at, mb: sample[name].heap })));
    const resident = judgeMemory(samples.map((sample) => ({ at: sample.at, mb: sample[name].resident })));
    lines.push(
      `${name}: heap after collection ${perHour(heap)}, resident ${perHour(resident)}, at most ${most.toFixed(0)} MB (under ${MOST_MB}): ${heap.leaks ? 'leaks' : 'does not leak'}`,
    );
    if (heap.leaks || most > MOST_MB) ok = false;
  }
  for (const [what, times] of Object.entries(failures)) lines.push(`${times} × ${what}`);
  const errors = samples.reduce((sum, sample) => sum + sample.errors, 0);
  if (errors > 0) lines.push(`${errors} requests failed or were refused`);
  if (errors > 0 || Object.keys(failures).length > 0) ok = false;
  lines.push(`verdict: ${ok ? 'as promised' : 'NOT as promised'}`);
  return { text: lines.join('\n'), ok };
}

const perHour = ({ slope, error }: { slope: number; error: number }) =>
  `${slope > 0 ? '+' : ''}${slope.toFixed(0)} ± ${error.toFixed(0)} MB/h`;

/** The largest tables, before and after. */
function growth({ before, after }: Soak['tables']): string {
  const rows = after.slice(0, TABLES_TOLD).map(({ name, rows: count, megabytes }) => {
    const first = before.find((one) => one.name === name);
    const at = (one: number | undefined, digits: number) => (one ?? 0).toFixed(digits);
    return [name, at(first?.rows, 0), at(count, 0), at(first?.megabytes, 1), at(megabytes, 1)];
  });
  return table(['table', 'rows before', 'after', 'MB before', 'after'], rows);
}
