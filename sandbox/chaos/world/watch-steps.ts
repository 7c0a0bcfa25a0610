import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { ChaosDatabase } from './database.ts';

/** A recovery point that has just become durable, and which process stored it. */
export interface ReachedStep {
  step: string;
  sessionId: string;
  /** `application_name` of the process. */
  process: string;
}

const CHANNEL = 'chaos_step';
const RECONNECT_MS = 100;

/** A trigger of the run's own: the app knows nothing of it. PostgreSQL sends the notice when the change is durable. */
const TRIGGER = `
  CREATE FUNCTION chaos_step() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('${CHANNEL}', json_build_object(
      'step', NEW.step, 'sessionId', NEW.session_id, 'process', current_setting('application_name'))::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER chaos_step_begun AFTER INSERT ON purchases FOR EACH ROW EXECUTE FUNCTION chaos_step();
  CREATE TRIGGER chaos_step_changed AFTER UPDATE OF step ON purchases FOR EACH ROW EXECUTE FUNCTION chaos_step()`;

/** Tells of every recovery point until it is stopped; over crashes of the database, too. */
export async function watchSteps(
  database: ChaosDatabase,
  reached: (step: ReachedStep) => void,
): Promise<{ stop(): Promise<void> }> {
  await database.query(TRIGGER);
  let client: pg.Client | undefined;
  let stopped = false;

  const connect = async (): Promise<pg.Client> => {
    client = new pg.Client({ connectionString: database.urlFor('chaos') });
    client.on('error', () => undefined); // its end is what matters
    client.on('notification', ({ payload }) => reached(JSON.parse(payload!) as ReachedStep));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    return client;
  };
  const listen = async (connected: Promise<pg.Client>): Promise<void> => {
    for (let next = connected; !stopped; next = connect()) {
      await next.then(ended, () => undefined);
      if (!stopped) await pause(RECONNECT_MS);
    }
  };
  const first = connect();
  await first;
  const listening = listen(first);
  return {
    stop: async () => {
      stopped = true;
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}

const ended = (client: pg.Client) => new Promise<void>((resolve) => client.once('end', resolve));
