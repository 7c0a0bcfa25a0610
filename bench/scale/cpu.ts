import fs from 'node:fs';
import pg from 'pg';

/** What Linux counts CPU time in. */
const TICKS_PER_SECOND = 100;

interface Stat {
  parent: number;
  /** Its own and that of its children that have ended, seconds. */
  seconds: number;
}

function statOf(pid: number): Stat | null {
  try {
    // The name in brackets may hold anything.
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** CPU seconds that a process has used, 0 when it is gone. */
const secondsOf = (pid: number): number => statOf(pid)?.seconds ?? 0;

/** CPU seconds of PostgreSQL: the server and one process for each connection. */
function databaseSeconds(postmaster: number): number {
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === postmaster);
  return children.reduce((sum, stat) => sum + stat!.seconds, secondsOf(postmaster));
}

/** The server's first process, on this machine. */
export async function postmasterOf(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return statOf(rows[0]!.pid)!.parent;
  } finally {
    await client.end();
  }
}

/** CPU seconds so far, by who used them. `load` is this process: the agents, and the simulators of Shopify and Stripe. */
export function cpuSeconds(pids: Map<string, number>, postmaster: number): Record<string, number> {
  return {
    ...Object.fromEntries([...pids].map(([name, pid]) => [name, secondsOf(pid)])),
    database: databaseSeconds(postmaster),
    load: secondsOf(process.pid),
  };
}
