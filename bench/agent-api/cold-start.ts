import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '#prisma/migrate.ts';
import { startAppProcess } from '#sandbox/app-process.ts';
import { buildApp } from '#sandbox/build-app.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';
import { ROOT } from '#sandbox/start-sandbox.ts';

const TRIES = 3;

/** Milliseconds from starting the built server to its first answer that it is ready: the middle one of three. */
export async function measureColdStart(): Promise<number> {
  buildApp(ROOT);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-cold-start-'));
  fs.chmodSync(directory, 0o755);
  const [database, port, shopify] = await freePorts(3);
  const postgres = await startPostgres({ directory, port: database! });
  try {
    await migrate(postgres.url);
    const env = {
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: postgres.url },
      ...{ SHOPIFY_API_KEY: 'key', SHOPIFY_API_SECRET: 'secret', SANDBOX_SHOPIFY_PORT: String(shopify) },
      SHOPIFY_APP_URL: `http://localhost:${port}`,
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
    };
    const times: number[] = [];
    for (let tries = 0; tries < TRIES; tries += 1) {
      const started = performance.now();
      const server = startAppProcess({ root: ROOT, directory, env }, 'serve');
      await untilAnswered(`http://127.0.0.1:${port}/readyz`);
      times.push(performance.now() - started);
      await server.stop();
    }
    return times.sort((one, other) => one - other)[Math.floor(TRIES / 2)]!;
  } finally {
    await postgres.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

async function untilAnswered(url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(10);
  }
  throw new Error('the server did not start within 30 s');
}
