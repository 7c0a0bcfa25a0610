import { percentile } from '#bench/percentile.ts';
import { residentMb } from '#sandbox/resident-mb.ts';
import { processorSeconds } from './processes.ts';
import type { Baseline, Operation, Slice } from './slices.ts';
import type { Bench } from './start-bench.ts';

/** What an operation is compared with: as much work as it cannot do without. */
export const BASELINE_OF: Record<Operation, Baseline> = {
  create: 'committed',
  update: 'committed',
  get: 'one_query',
  complete: 'effects',
  replay: 'committed',
  mix: 'committed',
};

/** Latencies in milliseconds, rates in requests a second. */
export interface Figures {
  rate: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface Measured {
  operation: Operation;
  concurrency: number;
  figures: Figures;
  constant: Figures;
  baseline: Figures;
  /** One call of the simulated Shopify, where the operation waits for one. */
  shopify: Figures | null;
  /** Milliseconds of processor time a request, by process. */
  cpu: Record<string, number>;
  statements: number;
  /** Of the server, in MB. */
  memory: number;
}

const WARM_SECONDS = 2;

/** Measures an operation and its baselines in turns, some rounds of a few seconds each. */
export async function measureOperation(
  bench: Bench,
  options: { operation: Operation; concurrency: number; rounds: number; seconds: number },
): Promise<Measured> {
  const { operation, concurrency, rounds, seconds } = options;
  const series = { operation: empty(), constant: empty(), baseline: empty(), shopify: empty() };
  const cpu: Record<string, number> = { server: 0, worker: 0, database: 0 };
  let statements = 0;
  const slice = (what: Slice['what']): Slice => ({ what, concurrency, seconds });
  const play = async (what: Slice['what'], into: Series) => add(into, await bench.play(slice(what)));
  // The first seconds of each kind fill caches and connections and have V8 compile what is run; they are not counted.
  await bench.prepare(slice(operation), 30);
  for (const what of ['constant', BASELINE_OF[operation], operation] as const)
    await bench.play({ ...slice(what), seconds: WARM_SECONDS });
  for (let round = 0; round < rounds; round += 1) {
    await play('constant', series.constant);
    await play(BASELINE_OF[operation], series.baseline);
    if (operation === 'update') await play('quote', series.shopify);
    await bench.prepare(slice(operation), Math.ceil(seconds * 60));
    const before = await readCounters(bench);
    await play(operation, series.operation);
    const after = await readCounters(bench);
    for (const name of Object.keys(cpu)) cpu[name]! += after.cpu[name]! - before.cpu[name]!;
    statements += after.statements - before.statements;
  }
  const requests = series.operation.latencies.length;
  return {
    operation,
    concurrency,
    figures: figuresOf(series.operation),
    constant: figuresOf(series.constant),
    baseline: figuresOf(series.baseline),
    shopify: operation === 'update' ? figuresOf(series.shopify) : null,
    cpu: Object.fromEntries(Object.entries(cpu).map(([name, sum]) => [name, (sum * 1000) / requests])),
    statements: statements / requests,
    memory: residentMb(bench.pids.server) ?? 0,
  };
}

interface Series {
  latencies: number[];
  seconds: number;
}
const empty = (): Series => ({ latencies: [], seconds: 0 });

function add(series: Series, { latencies, seconds }: Series): void {
  for (const latency of latencies) series.latencies.push(latency);
  series.seconds += seconds;
}

async function readCounters({ sql, pids }: Bench) {
  const { rows } = await sql.query<{ calls: string }>(
    `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements WHERE query !~* '^(begin|commit|rollback|set) *'`,
  );
  const { server, worker, database } = pids;
  const cpu = processorSeconds({ server: [server], worker: [worker], database: [database] });
  return { statements: Number(rows[0]!.calls), cpu };
}

function figuresOf({ latencies, seconds }: Series): Figures {
  const at = (share: number) => percentile(latencies, share);
  return { rate: latencies.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
