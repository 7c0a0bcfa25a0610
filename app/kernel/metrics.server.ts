import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics answers from. Its names and what they mean are in docs/operations.md. */
export const registry = new Registry();

const registers = [registry];
/** Seconds: from an answer out of memory to the limits of a call to Shopify. */
const CALL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.05, 0.25, 1, 5, 30, 120, 600];

/**
 * What this process counts as it works. Labels have few values, fixed by this program: never a shop, an id, a path or
 * a stranger's word, so that series do not grow with merchants or with attackers.
 */
export const metrics = {
  httpDuration: new Histogram({
    name: 'aisle_http_request_duration_seconds',
    help: 'Until an answer begins, by class of route and status.',
    labelNames: ['route', 'status'] as const,
    buckets: CALL_SECONDS,
    registers,
  }),
  httpInWork: new Gauge({
    name: 'aisle_http_requests_in_work',
    help: 'Requests that have no answer yet.',
    registers,
  }),
  admissionWaited: new Counter({
    name: 'aisle_admission_waited_total',
    help: 'Requests that had to wait for a slot, by class; those that were refused then among them.',
    labelNames: ['class'] as const,
    registers,
  }),
  admissionRefused: new Counter({
    name: 'aisle_admission_refused_total',
    help: 'Requests that were not let in. reason: busy (the server is full), caller (its own share is), gone.',
    labelNames: ['class', 'reason'] as const,
    registers,
  }),
  shopifyDuration: new Histogram({
    name: 'aisle_shopify_call_duration_seconds',
    help: 'Requests to the Admin API, each try by itself. outcome: data, throttled, or the kind of failure.',
    labelNames: ['lane', 'outcome'] as const,
    buckets: CALL_SECONDS,
    registers,
  }),
  shopifyCost: new Counter({
    name: 'aisle_shopify_cost_points_total',
    help: 'Points of the rate limit that calls have cost.',
    labelNames: ['lane'] as const,
    registers,
  }),
  stripeDuration: new Histogram({
    name: 'aisle_stripe_call_duration_seconds',
    help: 'Requests to Stripe, each try by itself. outcome: 2xx, 402 (a decline), 429, other 4xx, 5xx, or lost.',
    labelNames: ['outcome'] as const,
    buckets: CALL_SECONDS,
    registers,
  }),
  outboundDuration: new Histogram({
    name: 'aisle_outbound_request_duration_seconds',
    help: 'Requests to addresses of agents and staff. outcome: 2xx, 3xx, 4xx, 5xx, or lost.',
    labelNames: ['outcome'] as const,
    buckets: CALL_SECONDS,
    registers,
  }),
  jobDuration: new Histogram({
    name: 'aisle_job_duration_seconds',
    help: 'Jobs that ran. outcome: done, or failed (it is tried again).',
    labelNames: ['task', 'outcome'] as const,
    buckets: JOB_SECONDS,
    registers,
  }),
  purchases: new Counter({
    name: 'aisle_purchases_total',
    help: 'Purchases that ended. outcome: completed, set_aside, or refused with the code that the agent was told.',
    labelNames: ['outcome', 'code'] as const,
    registers,
  }),
  eventAttempts: new Counter({
    name: 'aisle_order_event_attempts_total',
    help: 'Tries to tell an agent of an order. outcome: accepted, refused, gone, failed.',
    labelNames: ['outcome'] as const,
    registers,
  }),
  webhooksUnreadable: new Counter({
    name: 'aisle_webhooks_unreadable_total',
    help: 'Genuine webhooks whose body is not what their topic promises: nothing was done. source: shopify, stripe.',
    labelNames: ['source'] as const,
    registers,
  }),
  feedRuns: new Counter({
    name: 'aisle_feed_runs_total',
    help: 'Feeds that were written. state: delivered, held, failed.',
    labelNames: ['state'] as const,
    registers,
  }),
  feedPushes: new Counter({
    name: 'aisle_feed_pushes_total',
    help: 'Feeds that were brought to where they go, by kind of destination. outcome: done, failed.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  }),
};

/** `2xx` for 204, and so on; for answers there are five. */
export function statusClass(status: number): string {
  return `${Math.trunc(status / 100)}xx`;
}

/** Seconds since `started`, which `performance.now()` told. */
export function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
