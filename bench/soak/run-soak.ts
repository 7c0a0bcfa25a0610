import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { orAborted } from '#sandbox/start-sandbox.ts';
import { agentTargetOf } from '#bench/agent-api/agent-target.ts';
import { startStage, type Stage } from '#bench/traffic/start-stage.ts';
import { readTables, type TableSize } from './read-tables.ts';
import { takeSample, type SoakSample } from './take-sample.ts';

export interface Soak {
  samples: SoakSample[];
  /** What was no success, with how often. */
  failures: Record<string, number>;
  /** At the start and at the end. */
  tables: { before: TableSize[]; after: TableSize[] };
}

/** Requests of a journey (traffic/play-journeys.ts). */
const JOURNEY = 10;
/** Enough for journeys that take longer than usual; what begins is decided by the clock. */
const WALKERS = 32;
const SAMPLES_EVERY_SECONDS = 30;
/** A short run needs samples, too. */
const LEAST_SAMPLES = 12;

/** Keeps a sandbox busy for so long. @throws Error when it is stopped or something does not start */
export async function runSoak(options: {
  seconds: number;
  /** Requests a second. */
  rate: number;
  progress: (step: string) => void;
  sampled: (sample: SoakSample) => void;
  signal: AbortSignal;
}): Promise<Soak> {
  const { seconds, rate, progress, sampled, signal } = options;
  const memory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-soak-'));
  try {
    const stage = await startWatched(memory, { progress, signal });
    const { sandbox, sql, traffic } = stage;
    try {
      await traffic.tell({ kind: 'agents', agents: [await agentTargetOf(sandbox, sql)] });
      const soak: Soak = { samples: [], failures: {}, tables: { before: await readTables(sql), after: [] } };
      const slice = Math.min(SAMPLES_EVERY_SECONDS, seconds / LEAST_SAMPLES);
      const began = performance.now();
      while ((performance.now() - began) / 1000 < seconds) {
        const places = await stage.places();
        const everyMs = (1000 * JOURNEY) / rate;
        const played = await orAborted(
          traffic.play({ kind: 'journeys', concurrency: WALKERS, seconds: slice, everyMs, places }),
          signal,
        );
        for (const [what, times] of Object.entries(played.failures))
          soak.failures[what] = (soak.failures[what] ?? 0) + times;
        const at = (performance.now() - began) / 1000;
        soak.samples.push(await takeSample(sandbox, sql, memory, { at, played }));
        sampled(soak.samples.at(-1)!);
      }
      soak.tables.after = await readTables(sql);
      return soak;
    } finally {
      await stage.stop();
    }
  } finally {
    fs.rmSync(memory, { recursive: true, force: true });
  }
}

/** A sandbox whose processes collect their garbage at a signal, and tell what is left. */
async function startWatched(
  memory: string,
  options: { progress: (step: string) => void; signal: AbortSignal },
): Promise<Stage> {
  process.env.SOAK_MEMORY = memory;
  process.env.NODE_OPTIONS = `--import=${new URL('collect-on-signal.mjs', import.meta.url).href}`;
  try {
    return await startStage(options);
  } finally {
    delete process.env.NODE_OPTIONS;
  }
}
