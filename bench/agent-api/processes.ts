import fs from 'node:fs';

/** Ticks of a second in which Linux counts a process's time. */
const TICKS = 100;

/** Processor seconds that processes and their children have used so far, by name; zeros where there is no /proc. */
export function processorSeconds(pids: Record<string, number[]>): Record<string, number> {
  const parents = parentsOf();
  return Object.fromEntries(
    Object.entries(pids).map(([name, roots]) => {
      const family = [...parents.keys()].filter((pid) => roots.some((root) => descends(pid, root, parents)));
      return [name, family.reduce((sum, pid) => sum + secondsOf(pid), 0)];
    }),
  );
}

function parentsOf(): Map<number, number> {
  if (!fs.existsSync('/proc')) return new Map();
  const pids = fs.readdirSync('/proc').map(Number).filter(Number.isInteger);
  return new Map(pids.map((pid) => [pid, Number(statOf(pid)[1] ?? 0)]));
}

function descends(pid: number, root: number, parents: Map<number, number>): boolean {
  for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return true;
  return false;
}

function secondsOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

/** The fields after the name, which may hold spaces. */
function statOf(pid: number): string[] {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)!.split(' ');
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
