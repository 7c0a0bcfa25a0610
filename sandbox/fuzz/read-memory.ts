import fs from 'node:fs';

/** The memory a process has now (resident set), in MB; null where the system does not tell. */
export function readMemoryOf(pid: number): number | null {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
  } catch {
    return null;
  }
}
