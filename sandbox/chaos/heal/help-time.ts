import type { ChaosDatabase } from '../world/database.ts';
import type { World } from '../world/start-world.ts';

/** Instants until or from which something is held, or at which it is done. */
const CLOCKS = ['locked_until', 'locked_at', 'run_at', 'seen_at', 'next_attempt_at', 'open_until'];

/** It is half an hour, and looked at every minute. */
const TIME_TO_AUTHENTICATE_IS_OVER = `
  UPDATE purchases SET updated_at = updated_at - interval '61 seconds',
    payment = jsonb_set(payment, '{authenticateBy}', to_jsonb(now() - interval '1 second'))
  WHERE step = 'authenticating'`;

/** Time passes while nobody runs: every stored instant that something waits for comes that much nearer. */
export async function letTimePass(database: ChaosDatabase, seconds: number): Promise<void> {
  const by = `interval '${seconds} seconds'`;
  const columns = await database.query<{ name: string; column: string }>(
    `SELECT format('%I.%I', c.table_schema, c.table_name) AS name, format('%I', c.column_name) AS column
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.data_type = 'timestamp with time zone'
       AND c.table_schema IN ('public', 'graphile_worker') AND c.column_name = ANY($1)`,
    [CLOCKS],
  );
  for (const { name, column } of columns)
    await database.query(`UPDATE ${name} SET ${column} = ${column} - ${by} WHERE ${column} IS NOT NULL`);
  await database.query(`UPDATE purchases SET updated_at = updated_at - ${by}`);
}

/**
 * What waits for its time is due now: jobs after a failure (whose attempts are meant for days, not for seconds), order
 * events whose agent refused them, buyers who have not authenticated, and the simulators' webhooks.
 */
export async function makeDue({ database, shops }: World): Promise<void> {
  await database.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = least(attempts, 1)
     WHERE run_at > now() AND locked_at IS NULL AND attempts < max_attempts`,
  );
  await database.query('UPDATE order_events SET next_attempt_at = now() WHERE next_attempt_at > now()');
  await database.query(TIME_TO_AUTHENTICATE_IS_OVER);
  await database.query('UPDATE event_endpoints SET open_until = now() WHERE open_until > now()');
  for (const { shopify } of shops) {
    const now = shopify.context().clock().toISOString();
    const { webhooks } = shopify.state;
    for (const { id } of webhooks.filter(
      ({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt > now,
    ))
      webhooks.patch(id, { nextAttemptAt: now });
  }
}
