import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { residentMb } from '#sandbox/resident-mb.ts';

/** In MB. */
export interface Memory {
  /** Resident, before garbage was collected. */
  resident: number;
  /** Of JavaScript's objects and of buffers, after it. */
  heap: number;
}

const PATIENCE_MS = 30_000;

/**
 * What a process with collect-on-signal.mjs takes now, and what is left of its heap once garbage is collected.
 * @throws Error when it does not answer in time
 */
export async function readMemory(pid: number, directory: string): Promise<Memory> {
  const file = path.join(directory, `${pid}.json`);
  fs.rmSync(file, { force: true });
  const resident = residentMb(pid) ?? 0;
  process.kill(pid, 'SIGUSR2');
  const deadline = performance.now() + PATIENCE_MS;
  while (!fs.existsSync(file)) {
    if (performance.now() > deadline) throw new Error(`process ${pid} does not tell its memory`);
    await pause(20);
  }
  const { heapUsed, external } = JSON.parse(fs.readFileSync(file, 'utf8')) as NodeJS.MemoryUsage;
  return { resident, heap: (heapUsed + external) / 1024 / 1024 };
}

/** Open sockets of a process. */
export function openSockets(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  const isSocket = (name: string) => {
    try {
      return fs.readlinkSync(path.join(folder, name)).startsWith('socket:');
    } catch {
      return false; // closed meanwhile
    }
  };
  return fs.readdirSync(folder).filter(isSocket).length;
}
