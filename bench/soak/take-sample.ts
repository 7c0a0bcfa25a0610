import type pg from 'pg';
import type { Sandbox } from '#sandbox/start-sandbox.ts';
import type { Traffic } from '#bench/traffic/messages.ts';
import { percentile } from '#bench/percentile.ts';
import { openSockets, readMemory, type Memory } from './read-memory.ts';

export interface SoakSample {
  /** Seconds since the load began. */
  at: number;
  server: Memory;
  worker: Memory;
  /** Open sockets of the server: agents', and its own to others. */
  sockets: number;
  databaseConnections: number;
  waitingJobs: number;
  databaseMb: number;
  /** Of the load since the sample before: requests a second, milliseconds, and answers that were none or no 2xx. */
  rate: number;
  p99: number;
  errors: number;
}

/** Looks at everything that may grow. */
export async function takeSample(
  { processes }: Sandbox,
  sql: pg.Client,
  memory: string,
  { at, played }: { at: number; played: Traffic },
): Promise<SoakSample> {
  const [server, worker] = processes.map(({ child }) => child.pid!) as [number, number];
  const { rows } = await sql.query<Pick<SoakSample, 'databaseConnections' | 'waitingJobs' | 'databaseMb'>>(
    `SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int AS "databaseConnections",
       (SELECT count(*) FROM graphile_worker.jobs WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts)::int
         AS "waitingJobs",
       pg_database_size(current_database()) / 1048576.0::float8 AS "databaseMb"`,
  );
  const { samples, seconds } = played;
  return {
    at,
    server: await readMemory(server, memory),
    worker: await readMemory(worker, memory),
    sockets: openSockets(server),
    ...rows[0]!,
    rate: samples.length / seconds,
    p99: percentile(
      samples.map(({ ms }) => ms),
      0.99,
    ),
    errors: samples.filter(({ outcome }) => outcome !== 'ok').length,
  };
}
