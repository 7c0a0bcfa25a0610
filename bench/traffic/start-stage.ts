import pg from 'pg';
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/start-sandbox.ts';
import type { Places } from './messages.ts';
import { startTraffic, type TrafficProcess } from './start-traffic.ts';

/** What a bench of a crowd needs, running: a sandbox that keeps nothing, its database, and the load. */
export interface Stage {
  sandbox: Sandbox;
  sql: pg.Client;
  traffic: TrafficProcess;
  /** What is visited besides the agent API. To be asked for anew: session tokens live for a minute. */
  places(): Promise<Places>;
  stop(): Promise<void>;
}

/** @throws Error when it is stopped or something does not start */
export async function startStage(options: SandboxOptions): Promise<Stage> {
  const sandbox = await startSandbox({ portBase: 0, ephemeral: true, plan: 'plus', ...options });
  const sql = new pg.Client({ connectionString: sandbox.ready.database.url });
  const traffic = startTraffic();
  const places = async () => ({
    pageUrl: await sandbox.shopify.launchUrl(),
    feedUrl: sandbox.ready.feed.url,
  });
  const stop = async () => {
    traffic.stop();
    await sql.end();
    await sandbox.stop();
  };
  try {
    await sql.connect();
  } catch (error) {
    await stop();
    throw error;
  }
  return { sandbox, sql, traffic, places, stop };
}
