import { agentTargetOf } from '#bench/agent-api/agent-target.ts';
import { addShops } from '#bench/fill/add-shops.ts';
import { startStage, type Stage } from '#bench/traffic/start-stage.ts';

/** A stage with shops beside the demo shop, and agents of theirs that wait for their turn. */
export type Shops = Stage;

/** Starts a sandbox of its own that keeps nothing. @throws Error when it is stopped or something does not start */
export async function startShops(
  count: number,
  { signal, progress }: { signal: AbortSignal; progress: (step: string) => void },
): Promise<Shops> {
  progress(`starting a sandbox with ${count} shops`);
  const postgresSettings = ['max_wal_size=4GB', 'checkpoint_timeout=30min'];
  const stage = await startStage({ postgresSettings, signal });
  const { sandbox, sql, traffic } = stage;
  try {
    const agents = await addShops(sandbox, sql, await agentTargetOf(sandbox, sql), count);
    await sql.query('VACUUM (ANALYZE)');
    await traffic.tell({ kind: 'agents', agents });
    return stage;
  } catch (error) {
    await stage.stop();
    throw error;
  }
}
