import type { World } from '../world/start-world.ts';

/** These come back by themselves and are never done. */
const BY_THE_CLOCK = [
  'sweep-purchases',
  'purge-expired',
  'sync-catalogs',
  'sweep-platform-orders',
  'sweep-order-events',
  'reconcile-shops',
];

/** The only jobs that are queued without a key. */
const WITHOUT_KEY = 'process-inbox';

/**
 * What the app's database still has to do. A used-up job without a key is none, but for those that never have one: while
 * a worker was at it, and then died or failed, it was replaced by a newer one of its key, and graphile-worker takes the
 * key and all attempts from such a job.
 */
const QUERIES = {
  purchase: `SELECT session_id || ' at ' || step AS text FROM purchases WHERE step NOT IN ('completed', 'refused', 'set_aside')`,
  session: `SELECT s.id || ' ' || s.status AS text FROM checkout_sessions s LEFT JOIN purchases p ON p.session_id = s.id
    WHERE s.status IN ('complete_in_progress', 'authentication_required') AND p.step IS DISTINCT FROM 'set_aside'`,
  platformOrder: `SELECT id || ' ' || state AS text FROM platform_orders
    WHERE state IN ('received', 'waiting', 'purchasing', 'rejecting')`,
  job: `SELECT task_identifier || ' ' || coalesce(key, id::text) || ', ' || attempts || ' attempts: '
      || coalesce(left(last_error, 200), CASE WHEN locked_at IS NULL THEN 'not begun' ELSE 'running' END) AS text
    FROM graphile_worker.jobs WHERE task_identifier <> ALL('{${BY_THE_CLOCK.join(',')}}')
      AND NOT (attempts >= max_attempts AND key IS NULL AND task_identifier <> '${WITHOUT_KEY}')`,
  refund: `SELECT id || ' ' || state || ', ' || booking || coalesce(': ' || failure, '') AS text FROM refunds
    WHERE state IN ('requested', 'pending') OR booking = 'wanted'`,
  event: `SELECT e.id || ' of ' || e.order_id || ': ' || coalesce(e.dead_reason, e.last_error, 'not sent') AS text
    FROM order_events e WHERE e.delivered_at IS NULL`,
  message: `SELECT topic || ' ' || event_id AS text FROM inbox_messages WHERE processed_at IS NULL`,
} as const;

/** Everything in the app and in the simulators' webhooks that is not done, one line each. */
export async function whatWaits({ database, shops, stripe }: World): Promise<string[]> {
  const waits: string[] = [];
  for (const [what, sql] of Object.entries(QUERIES))
    for (const { text } of await database.query<{ text: string }>(sql)) waits.push(`${what} ${text}`);
  for (const { domain, shopify } of shops)
    for (const { topic, deliveredAt, attempts, lastStatus } of shopify.state.webhooks.all())
      if (deliveredAt === null)
        waits.push(`webhook ${topic} of ${domain}, ${attempts} attempts, last answer ${lastStatus}`);
  for (const { id, status, lastStatus } of stripe.state.deliveries.all())
    if (status !== 'delivered') waits.push(`event ${id} of Stripe, ${status}, last answer ${lastStatus}`);
  return waits;
}
