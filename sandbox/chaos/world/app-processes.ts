import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startAppProcess, type AppEnvironment, type AppProcess } from '#sandbox/app-process.ts';

export type Role = 'serve' | 'work';

/** Where a server listens. */
export interface ServerAddress {
  host: string;
  port: number;
}

/** One of the app's processes, started again whenever it ends. Its name outlives it. */
export interface Slot {
  /** `serve-1`; also the `application_name` of its connections to PostgreSQL. */
  name: string;
  role: Role;
  /** Of a server. */
  port: number;
  /** Where it listens. */
  host: string;
  /** What runs its command (AppEnvironment). */
  runner?: string[];
  env: Record<string, string>;
}

/** A process that ended without being told to. */
export interface Fall {
  name: string;
  code: number | null;
  /** When, on the clock of performance.now(). */
  at: number;
  /** It had been running for so long. */
  seconds: number;
}

const RESTART_PAUSE_MS = 150;

/** The app's processes, under a supervisor as an operator has one: whatever ends is started again. */
export class AppProcesses {
  private readonly running = new Map<string, AppProcess>();
  /** Those that we killed: their end is no surprise. */
  private readonly killed = new WeakSet<AppProcess>();
  private stopping = false;
  private wanted: readonly string[] = [];
  readonly falls: Fall[] = [];
  kills = 0;

  constructor(
    private readonly app: AppEnvironment,
    readonly slots: readonly Slot[],
  ) {}

  /** @param names which of them; all unless given */
  start(names: readonly string[] = this.slots.map(({ name }) => name)): void {
    this.stopping = false;
    this.wanted = names;
    for (const slot of this.slots) if (names.includes(slot.name)) this.run(slot);
  }

  /** Ids of what runs, by name. */
  pids(): Map<string, number> {
    return new Map([...this.running].map(([name, { child }]) => [name, child.pid!]));
  }

  /** Kills a process with SIGKILL. Returns whether there was one. */
  kill(name: string): boolean {
    const process = this.running.get(name);
    if (!process?.child.pid || process.child.exitCode !== null || process.child.signalCode !== null)
      return false;
    this.killed.add(process);
    this.kills += 1;
    return process.child.kill('SIGKILL');
  }

  /** Kills all processes of a role. Returns whether there was one. */
  killRole(role: Role): boolean {
    const killed = this.slots.filter((slot) => slot.role === role).map((slot) => this.kill(slot.name));
    return killed.some(Boolean);
  }

  /** Kills everything, and starts nothing again until `start`. */
  async powerCut(): Promise<void> {
    this.stopping = true;
    const processes = [...this.running.values()];
    for (const { name } of this.slots) this.kill(name);
    await Promise.all(processes.map((process) => process.ended));
  }

  /** Asks everything to end, as an operator would. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.running.values()].map((process) => process.stop()));
  }

  /** Ports of the servers, up or not. */
  ports(): number[] {
    return this.servers().map(({ port }) => port);
  }

  /** Addresses of the servers, up or not. */
  servers(): ServerAddress[] {
    return this.slots.filter((slot) => slot.role === 'serve').map(({ host, port }) => ({ host, port }));
  }

  private run(slot: Slot): void {
    const directory = path.join(this.app.directory, slot.name);
    fs.mkdirSync(directory, { recursive: true });
    const env = { ...this.app.env, ...slot.env, PORT: String(slot.port), HOST: slot.host };
    const app = { ...this.app, directory, env, runner: slot.runner };
    const startedAt = performance.now();
    const process = startAppProcess(app, slot.role);
    this.running.set(slot.name, process);
    void process.ended.then(async (code) => {
      const at = performance.now();
      const seconds = (at - startedAt) / 1000;
      if (!this.stopping && !this.killed.has(process))
        this.falls.push({ name: slot.name, code, at, seconds });
      if (this.running.get(slot.name) === process) this.running.delete(slot.name);
      await pause(RESTART_PAUSE_MS);
      if (!this.stopping && this.wanted.includes(slot.name) && !this.running.has(slot.name)) this.run(slot);
    });
  }
}
