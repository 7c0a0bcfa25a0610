import { PURCHASE_STEPS } from '#app/checkout/purchase/steps/purchase-steps.ts';
import type { Services } from '#app/services.server.ts';

/** Jobs of one kind. */
export interface JobBacklog {
  task: string;
  /** Due, and no worker has them yet. */
  waiting: number;
  running: number;
  /** For a later time, repeats of what failed among them. */
  scheduled: number;
  /** Given up: all their attempts are used. */
  failed: number;
  /** How long the oldest that waits has been due; 0: none waits. */
  oldestSeconds: number;
}

/** Purchases that have not ended, at one step. */
export interface OpenPurchases {
  step: string;
  open: number;
  /** Since the one that has stood still the longest was last changed. */
  oldestSeconds: number;
}

export interface Facts {
  workers: number;
  /** For agents that take events. */
  eventsWaiting: number;
  eventsRetrying: number;
  /** Given up within a day. */
  eventsFailed: number;
  eventsOldestSeconds: number;
  webhooksWaiting: number;
  webhooksOldestSeconds: number;
  feedsOverdue: number;
  feedsFailing: number;
  databaseBytes: number;
  connections: number;
  maxConnections: number;
  /** By this machine's clock the database's is so far ahead. */
  clockSkewSeconds: number;
}

export interface Backlog {
  jobs: JobBacklog[];
  purchases: OpenPurchases[];
  facts: Facts;
}

/** A worker beats every 5 seconds. */
const ALIVE_SECONDS = 30;
/** A feed that is due waits for a sweep of five minutes, and for its turn. */
const OVERDUE_SECONDS = 3600;
/** As many as have staff told of it (feeds/delivery/push/with-destination.server.ts). */
const FAILING = 5;
const OPEN_STEPS = Object.keys(PURCHASE_STEPS);

/**
 * What waits in the database, for all processes and shops together: three statements over indexes that hold only what
 * waits. By the database's clock: its rows are compared with each other.
 */
export async function readBacklog({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Backlog> {
  const [jobs, purchases, [row]] = await Promise.all([
    db.$queryRaw<JobBacklog[]>`
      SELECT task_identifier AS task,
        (count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL AND run_at <= now()))::int AS waiting,
        (count(*) FILTER (WHERE locked_at IS NOT NULL))::int AS running,
        (count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL AND run_at > now()))::int AS scheduled,
        (count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL))::int AS failed,
        coalesce(extract(epoch FROM now() - min(run_at) FILTER
          (WHERE attempts < max_attempts AND locked_at IS NULL AND run_at <= now())), 0)::float8 AS "oldestSeconds"
      FROM graphile_worker.jobs GROUP BY task_identifier`,
    db.$queryRaw<OpenPurchases[]>`
      SELECT step, count(*)::int AS open,
        greatest(extract(epoch FROM now() - min(updated_at)), 0)::float8 AS "oldestSeconds"
      FROM purchases WHERE step = ANY(${OPEN_STEPS}) GROUP BY step`,
    db.$queryRaw<(Omit<Facts, 'clockSkewSeconds'> & { now: Date })[]>`
      SELECT
        (SELECT count(*) FROM job_workers
          WHERE seen_at > now() - make_interval(secs => ${ALIVE_SECONDS}::int))::int AS workers,
        events.waiting AS "eventsWaiting", events.retrying AS "eventsRetrying", events.oldest AS "eventsOldestSeconds",
        (SELECT count(*) FROM order_events WHERE dead_at > now() - interval '1 day')::int AS "eventsFailed",
        webhooks.waiting AS "webhooksWaiting", webhooks.oldest AS "webhooksOldestSeconds",
        (SELECT count(*) FROM feed_destinations AS feed
          JOIN agent_connections AS agent ON agent.id = feed.connection_id AND agent.revoked_at IS NULL
          JOIN shops ON shops.id = feed.shop_id AND shops.uninstalled_at IS NULL AND shops.catalog_synced_at IS NOT NULL
          WHERE feed.next_snapshot_at < now() - make_interval(secs => ${OVERDUE_SECONDS}::int))::int AS "feedsOverdue",
        (SELECT count(*) FROM feed_destinations WHERE failures >= ${FAILING})::int AS "feedsFailing",
        pg_database_size(current_database())::float8 AS "databaseBytes",
        (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int AS connections,
        current_setting('max_connections')::int AS "maxConnections",
        clock_timestamp() AS now
      FROM (SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE event.attempts > 0))::int AS retrying,
          greatest(extract(epoch FROM now() - min(event.next_attempt_at)), 0)::float8 AS oldest
          FROM order_events AS event
          JOIN orders ON orders.id = event.order_id
          JOIN shops ON shops.id = event.shop_id AND shops.uninstalled_at IS NULL
          JOIN agent_connections AS agent ON agent.id = orders.connection_id
            AND agent.event_url IS NOT NULL AND agent.revoked_at IS NULL
          WHERE event.next_attempt_at IS NOT NULL) AS events,
        (SELECT count(*)::int AS waiting, greatest(extract(epoch FROM now() - min(received_at)), 0)::float8 AS oldest
          FROM inbox_messages WHERE processed_at IS NULL) AS webhooks`,
  ]);
  const { now, ...facts } = row!;
  const clockSkewSeconds = (now.getTime() - clock().getTime()) / 1000;
  return { jobs, purchases, facts: { ...facts, clockSkewSeconds } };
}
