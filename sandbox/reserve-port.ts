import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Each user's own: nobody may write what another left there. */
export const RESERVED_PORTS = path.join(os.tmpdir(), `aisle-ports-${os.userInfo().uid}`);
const mine = new Set<string>();

/**
 * Keeps a port for this process among all that ask here, from now until it ends: between choosing a port and listening
 * there others choose theirs. Returns false if one that still runs has it.
 */
export function reservePort(port: number): boolean {
  fs.mkdirSync(RESERVED_PORTS, { recursive: true });
  const file = path.join(RESERVED_PORTS, String(port));
  if (create(file)) return true;
  if (isHeld(file)) return false;
  // Whoever had it was killed.
  fs.rmSync(file, { force: true });
  return create(file);
}

function create(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  if (mine.size === 0) process.once('exit', () => mine.forEach((path) => fs.rmSync(path, { force: true })));
  mine.add(file);
  return true;
}

/** One whose owner is not written yet is held as well. */
function isHeld(file: string): boolean {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
