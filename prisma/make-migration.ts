import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '#sandbox/free-ports.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';
import { diffSchema } from './diff-schema.ts';

// `npm run migration -- add_returns` writes what prisma/schema.prisma has and prisma/migrations has not.
const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- name_in_snake_case');
  process.exit(1);
}
const [port] = await freePorts(1);
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-migration-'));
fs.chmodSync(directory, 0o755);
const postgres = await startPostgres({ directory, port: port!, durable: false });
try {
  const sql = await diffSchema(await postgres.createDatabase('shadow'));
  if (sql) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = fileURLToPath(new URL(`migrations/${stamp}_${name}`, import.meta.url));
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
    console.log(`wrote prisma/migrations/${stamp}_${name}/migration.sql: read it before you commit it`);
  } else {
    console.log('nothing to do: schema and migrations agree');
  }
} finally {
  await postgres.stop();
  fs.rmSync(directory, { recursive: true, force: true });
}
