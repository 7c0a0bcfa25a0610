import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#prisma/migrate.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { adminUrl: string; template: string };
  }
}

/** One throw-away PostgreSQL for the whole run, with a migrated template that each test file copies in a few milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-test-'));
  fs.chmodSync(directory, 0o755);
  const [port] = await freePorts(1);
  const postgres = await startPostgres({ directory, port: port!, durable: false });
  const template = 'aisle_template';
  await migrate(await postgres.createDatabase(template));
  project.provide('postgres', { adminUrl: await postgres.createDatabase('postgres'), template });
  return async () => {
    await postgres.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  };
}
