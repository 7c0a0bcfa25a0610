import { orAborted } from '#sandbox/start-sandbox.ts';
import { addPastSessions } from '#bench/fill/add-past-sessions.ts';
import { percentile } from '#bench/percentile.ts';
import { startShops, type Shops } from './start-shops.ts';

/** Requests a second, and the slowest of a hundred in milliseconds. */
export interface Speed {
  rate: number;
  p99: number;
}

export interface GrowthPoint {
  shops: number;
  sessions: number;
  /** Of the whole database, in GB. */
  gigabytes: number;
  measured: Speed;
  /** Of one shop without a past, measured in turns with it. */
  reference: Speed;
}

interface GrowthOptions {
  shops: number;
  /** Ascending. */
  sessions: number[];
  short: boolean;
  signal: AbortSignal;
  progress: (step: string) => void;
}

/** So many agents at the same time. */
const CONCURRENCY = 8;

/** A sandbox with so many shops beside that of the reference; sessions are added between two measurements. */
export async function measureGrowth(reference: Shops, options: GrowthOptions): Promise<GrowthPoint[]> {
  const { shops, sessions, short, signal, progress } = options;
  const pace = short ? { rounds: 3, seconds: 3, warm: 3 } : { rounds: 8, seconds: 5, warm: 10 };
  const grown = await startShops(shops, { signal, progress });
  try {
    const points: GrowthPoint[] = [];
    let stored = 0;
    for (const count of sessions) {
      await orAborted(addPastSessions(grown.sql, { stored, sessions: count, shops }, progress), signal);
      stored = count;
      progress(`measuring with ${shops} shops and ${count} sessions`);
      const speeds = await orAborted(inTurns(grown, reference, pace), signal);
      points.push({ shops, sessions: count, gigabytes: await gigabytesOf(grown), ...speeds });
    }
    return points;
  } finally {
    await grown.stop();
  }
}

/** Agents in turn over all shops for a few seconds, then those of the reference, and so on. */
async function inTurns(
  grown: Shops,
  reference: Shops,
  { rounds, seconds, warm }: { rounds: number; seconds: number; warm: number },
): Promise<{ measured: Speed; reference: Speed }> {
  const measured = { latencies: [] as number[], seconds: 0 };
  const other = { latencies: [] as number[], seconds: 0 };
  for (const shops of [grown, reference]) await play(shops, warm);
  for (let round = 0; round < rounds; round += 1)
    for (const [shops, sum] of [
      [grown, measured],
      [reference, other],
    ] as const) {
      const played = await play(shops, seconds);
      sum.latencies.push(...played.samples.map(({ ms }) => ms));
      sum.seconds += played.seconds;
    }
  return { measured: speedOf(measured), reference: speedOf(other) };
}

async function play({ traffic }: Shops, seconds: number) {
  const played = await traffic.play({ kind: 'journeys', concurrency: CONCURRENCY, seconds });
  const [failure] = Object.keys(played.failures);
  if (failure) throw new Error(`an agent was not served: ${failure}`);
  return played;
}

const speedOf = ({ latencies, seconds }: { latencies: number[]; seconds: number }): Speed => ({
  rate: latencies.length / seconds,
  p99: percentile(latencies, 0.99),
});

async function gigabytesOf({ sql }: Shops): Promise<number> {
  const { rows } = await sql.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
  return Number(rows[0]!.bytes) / 1e9;
}
