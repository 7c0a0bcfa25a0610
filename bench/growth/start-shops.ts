import pg from 'pg';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { agentTargetOf } from '#bench/agent-api/agent-target.ts';
import { addShops } from '#bench/fill/add-shops.ts';
import { startTraffic, type TrafficProcess } from '#bench/traffic/start-traffic.ts';

/** A sandbox with shops beside the demo shop, and agents of theirs that wait for their turn. */
export interface Shops {
  sql: pg.Client;
  traffic: TrafficProcess;
  stop(): Promise<void>;
}

/** Starts a sandbox of its own that keeps nothing. @throws Error when it is stopped or something does not start */
export async function startShops(
  count: number,
  { signal, progress }: { signal: AbortSignal; progress: (step: string) => void },
): Promise<Shops> {
  progress(`starting a sandbox with ${count} shops`);
  const postgresSettings = ['max_wal_size=4GB', 'checkpoint_timeout=30min'];
  const sandbox = await startSandbox({
    portBase: 0,
    ephemeral: true,
    plan: 'plus',
    postgresSettings,
    signal,
  });
  const sql = new pg.Client({ connectionString: sandbox.ready.database.url });
  const traffic = startTraffic();
  const stop = async () => {
    traffic.stop();
    await sql.end();
    await sandbox.stop();
  };
  try {
    await sql.connect();
    const agents = await addShops(sandbox, sql, await agentTargetOf(sandbox, sql), count);
    await sql.query('VACUUM (ANALYZE)');
    await traffic.tell({ kind: 'agents', agents });
    return { sql, traffic, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
