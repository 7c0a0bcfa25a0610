import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface AppEnvironment {
  root: string;
  /** The app's log files go here. */
  directory: string;
  env: Record<string, string>;
  /** Another build than the app's own, below `root`. */
  main?: string;
  /** What runs its command, such as `ip netns exec NAME`. */
  runner?: string[];
}

/** A process of the built app: `serve` or `work`. */
export interface AppProcess {
  role: string;
  child: ChildProcess;
  /** Resolves with the exit code when it ends, wanted or not. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

const MAIN = 'build/server/main.js';
/** Megabytes of V8's heap, as deploy/ has it: without a bound V8 rather grows than collects, and what it holds tells nothing. */
export const HEAP_MB = 256;
/** glibc keeps memory for each thread, of which Node has a dozen; deploy/ has the same. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2' };
/** Every connection to *.myshopify.com goes to the simulator. */
export const PRELOAD = ['--import', './sandbox/route-shopify.mjs'];
/** What Node runs for one of the app's commands, from the repository's root. */
export const APP_COMMAND = [...PRELOAD, MAIN];

/** Starts one of the app's processes, as `npm start` would, with its log in a file. */
export function startAppProcess(app: AppEnvironment, role: 'serve' | 'work'): AppProcess {
  const log = fs.openSync(path.join(app.directory, `app-${role}.log`), 'a');
  // Its own process group: Ctrl-C reaches the sandbox, which stops its parts in order.
  const heap = `--max-old-space-size=${HEAP_MB}`;
  const node = [process.execPath, heap, ...PRELOAD, app.main ?? MAIN, role];
  const [command, ...argv] = [...(app.runner ?? []), ...node];
  const child = spawn(command!, argv, {
    cwd: app.root,
    env: { ...process.env, ...ALLOCATOR, ...app.env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    role,
    child,
    ended,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs one of the app's commands (see app/cli) and returns what it printed. */
export async function runAppCommand<T>(app: AppEnvironment, ...argv: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [...PRELOAD, app.main ?? MAIN, ...argv], {
    cwd: app.root,
    env: { ...process.env, ...app.env },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as T;
}

/** Waits until the server says it is ready. @throws Error with the end of its log if it stops or takes too long. */
export async function untilReady(
  url: string,
  server: { child: { exitCode: number | null } },
  directory: string,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (server.child.exitCode !== null || Date.now() > deadline) {
      const log = fs.readFileSync(path.join(directory, 'app-serve.log'), 'utf8');
      throw new Error(`The app did not start:\n${log.split('\n').slice(-15).join('\n')}`);
    }
    await delay(50);
  }
}
