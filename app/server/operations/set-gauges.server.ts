import { Gauge } from 'prom-client';
import { poolUse } from '#app/db/database.server.ts';
import { registry } from '#app/kernel/metrics.server.ts';
import type { Services } from '#app/services.server.ts';
import type { AdmissionGate } from '../admission/admission-gate.ts';
import { readBacklog, type Backlog, type Facts } from './read-backlog.server.ts';

const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
  new Gauge({ name: `aisle_${name}`, help, labelNames, registers: [registry] });

const POOL = {
  inUse: gauge('database_pool_in_use', 'Connections of this process that work.'),
  waiting: gauge('database_pool_waiting', 'Work of this process that waits for a connection.'),
  size: gauge('database_pool_size', 'Connections this process may have: DATABASE_POOL_SIZE.'),
};
const ADMISSION = {
  working: gauge('admission_working', 'Requests that hold a slot of this process.', 'pool'),
  waiting: gauge('admission_waiting', 'Requests that wait for one.', 'pool'),
  slots: gauge('admission_slots', 'Slots in use: fewer while the event loop is late.', 'pool'),
};
const DATABASE_UP = gauge('database_up', '1 if the database answered this scrape, else 0.');

const JOBS = {
  waiting: gauge('jobs_waiting', 'Jobs that are due and wait for a worker.', 'task'),
  running: gauge('jobs_running', 'Jobs that a worker has.', 'task'),
  scheduled: gauge('jobs_scheduled', 'Jobs for a later time, repeats of failed ones among them.', 'task'),
  failed: gauge('jobs_failed', 'Jobs that were given up.', 'task'),
  oldestSeconds: gauge('jobs_oldest_seconds', 'How long the oldest waiting job has been due.', 'task'),
};
const PURCHASES = {
  open: gauge('purchases_open', 'Purchases that have not ended.', 'step'),
  oldestSeconds: gauge('purchases_oldest_seconds', 'How long the oldest has stood still.', 'step'),
};

const FACTS: Record<keyof Facts, Gauge> = {
  workers: gauge('job_workers', 'Workers whose heart beats.'),
  eventsWaiting: gauge('order_events_waiting', 'Order events that agents have not been told.'),
  eventsRetrying: gauge('order_events_retrying', 'Of those, the ones that were tried before.'),
  eventsFailed: gauge('order_events_failed', 'Order events given up within a day.'),
  eventsOldestSeconds: gauge('order_events_oldest_seconds', 'How long the oldest event has been due.'),
  webhooksWaiting: gauge('webhooks_waiting', 'Webhooks of Shopify and Stripe that nobody has worked on.'),
  webhooksOldestSeconds: gauge('webhooks_oldest_seconds', 'How long ago the oldest of them came in.'),
  feedsOverdue: gauge('feeds_overdue', 'Feeds that should have been written an hour ago.'),
  feedsFailing: gauge('feeds_failing', 'Feeds whose agent has not taken them several times in a row.'),
  databaseBytes: gauge('database_size_bytes', 'What the database takes on its disk.'),
  connections: gauge('database_connections', 'Connections of all programs to the database server.'),
  maxConnections: gauge('database_connections_max', 'Connections the database server allows.'),
  clockSkewSeconds: gauge('database_clock_skew_seconds', 'How far ahead the clock of the database is.'),
};

/** Scrapes closer together than this are told the same. */
const KEPT_MS = 5_000;

/**
 * Brings the gauges of gate, pool and database up to date. What is in the database is the same in every process: take `max`
 * over them, not `sum`. With the database away, what was known of it is forgotten, so that nothing stale is told.
 */
export function gaugeSetter(
  services: () => Services,
  gate?: Pick<AdmissionGate, 'counts'>,
): () => Promise<void> {
  let known: { until: number; setting: Promise<void> } | null = null;
  return async () => {
    if (gate) setAdmission(gate);
    const { db } = services();
    const pool = poolUse(db);
    if (pool) for (const name of ['inUse', 'waiting', 'size'] as const) POOL[name].set(pool[name]);
    if (!known || known.until < performance.now())
      known = { until: performance.now() + KEPT_MS, setting: setFromDatabase(services()) };
    await known.setting;
  };
}

function setAdmission(gate: Pick<AdmissionGate, 'counts'>): void {
  for (const [pool, counts] of Object.entries(gate.counts()))
    for (const [name, count] of entries(counts)) ADMISSION[name].set({ pool }, count);
}

async function setFromDatabase(services: Services): Promise<void> {
  const backlog = await readBacklog(services).catch((error: unknown) => {
    services.log.warn({ err: error }, 'metrics of the database could not be read');
    return null;
  });
  for (const one of [...Object.values(JOBS), ...Object.values(PURCHASES)]) one.reset();
  DATABASE_UP.set(backlog ? 1 : 0);
  if (backlog) setBacklog(backlog);
  else for (const one of Object.values(FACTS)) one.remove();
}

function setBacklog({ jobs, purchases, facts }: Backlog): void {
  for (const { task, ...counts } of jobs)
    for (const [name, count] of entries(counts)) JOBS[name].set({ task }, count);
  for (const { step, ...counts } of purchases)
    for (const [name, count] of entries(counts)) PURCHASES[name].set({ step }, count);
  for (const [name, value] of entries(facts)) FACTS[name].set(value);
}

const entries = <O extends object>(object: O) => Object.entries(object) as [keyof O, number][];
