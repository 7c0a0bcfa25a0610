import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { migrate } from '#prisma/migrate.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';
import { measureIncremental } from './incremental.ts';
import type { Measured } from './measure.ts';

/**
 * `npm run bench:feed -- [VARIANTS…]`: how fast a catalogue is read in and written out, and with how much memory, beside
 * what reading, stringifying and zipping the same rows costs. Catalogues of 10k, 100k and 1M variants unless said. Then,
 * in a sandbox of its own, how long a change takes to reach the agent; `-- 0` measures that alone.
 */
const sizes = process.argv.slice(2).map(Number);
const run = promisify(execFile);
/** V8 keeps garbage for as long as it may: this is what the work itself needs. */
const SMALL_HEAP = ['--max-old-space-size=80', '--max-semi-space-size=8'];
const here = path.dirname(fileURLToPath(import.meta.url));

/** As one file, as a deployment runs it: TypeScript made on the fly takes memory of its own. */
const bundle = path.join(here, '../.cache/bench/task.mjs');
await build({
  ...{ entryPoints: [path.join(here, 'task.ts')], outfile: bundle, bundle: true, packages: 'external' },
  ...{ platform: 'node', format: 'esm', logLevel: 'error' },
});

interface Task extends Measured {
  variants: number;
  base: Measured;
}

async function task(databaseUrl: string, ...argv: string[]): Promise<Task> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout } = await run(process.execPath, [...SMALL_HEAP, bundle, ...argv], { env });
  return JSON.parse(stdout) as Task;
}

const number = (value: number, digits = 0) =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits });

for (const size of sizes.length > 0 ? sizes.filter((size) => size > 0) : [10_000, 100_000, 1_000_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const postgres = await startPostgres({ directory: folder, port: (await freePorts(1))[0]! });
  const server = spawn(process.execPath, [
    '--import',
    'tsx',
    path.join(here, 'serve-catalog.ts'),
    String(size),
  ]);
  try {
    await migrate(postgres.url);
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    console.log(`\n${number(size)} variants`);
    const { variants, ...ingest } = await task(
      postgres.url,
      'ingest',
      `http://127.0.0.1:${port.toString().trim()}/`,
    );
    console.log(
      `  ingest          ${number(variants / ingest.cpuSeconds).padStart(9)} variants/s of CPU ${number(variants / ingest.seconds).padStart(9)}/s  ${number(ingest.peakMb)} MB`,
    );
    for (const format of FEED_FORMATS) {
      const { base, ...emit } = await task(postgres.url, format);
      const ratio = base.seconds / emit.seconds;
      console.log(
        `  ${format.padEnd(15)} ${number(size / emit.seconds).padStart(9)} variants/s  ${number(ratio, 2).padStart(5)} of the baseline (${number(size / base.seconds)}/s)  ${number(emit.peakMb)} MB (baseline ${number(base.peakMb)})`,
      );
    }
  } finally {
    server.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { changes, rate, p50, p95, most } = await measureIncremental();
console.log(
  `\nincremental: ${changes} changes in Shopify, ${rate} a second: in the agent's catalogue after ${number(p50)} ms (p50), ${number(p95)} ms (p95), ${number(most)} ms at most (goal: p95 under 2,000 ms)`,
);
