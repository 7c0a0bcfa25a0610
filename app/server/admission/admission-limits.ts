import type { RequestClass } from './request-class.ts';

/** Requests that share slots and a queue. */
export type PoolName = 'work' | 'webhooks' | 'downloads';

export interface ClassLimits {
  pool: PoolName;
  /** Gets in only while less than this part of the pool's slots is taken: the rest is for classes above it. */
  ceiling: number;
  /** Longest wait for a slot, in milliseconds. Webhooks: Shopify gives up after five seconds. */
  waitMs: number;
}

/** How each class is let in. Order of priority: request-class.ts. */
export const CLASS_LIMITS: Record<RequestClass, ClassLimits> = {
  complete: { pool: 'work', ceiling: 1, waitMs: 5000 },
  session: { pool: 'work', ceiling: 0.9, waitMs: 3000 },
  create: { pool: 'work', ceiling: 0.75, waitMs: 2000 },
  page: { pool: 'work', ceiling: 0.5, waitMs: 3000 },
  // Their body comes before anything is known of the sender, and may come slowly: that must cost nobody else a slot.
  webhook: { pool: 'webhooks', ceiling: 1, waitMs: 3000 },
  // A slow reader holds its slot for minutes.
  download: { pool: 'downloads', ceiling: 1, waitMs: 1000 },
};

export interface PoolLimits {
  /** Requests in work. */
  slots: number;
  /** Requests that wait for a slot. */
  places: number;
}

/**
 * The pools of a process.
 * @param slots requests of agents and staff in work at the same time (MAX_REQUESTS_IN_WORK)
 */
export function poolLimits(slots: number): Record<PoolName, PoolLimits> {
  return {
    work: { slots, places: 4 * slots },
    webhooks: { slots: Math.ceil(slots / 2), places: 4 * slots },
    downloads: { slots: Math.ceil(slots / 8), places: Math.ceil(slots / 8) },
  };
}

/** From this delay of the event loop on slots are taken away, in milliseconds: pages and answers are felt to be slow. */
const LAG_FELT_MS = 150;
/** From this one on only a quarter is left. */
const LAG_WORST_MS = 1000;
const LEAST_PART = 0.25;

/** The part of a pool's slots that is used while the event loop is late by `lagMs`. */
export function partAtLag(lagMs: number): number {
  const strain = Math.min(1, Math.max(0, (lagMs - LAG_FELT_MS) / (LAG_WORST_MS - LAG_FELT_MS)));
  return 1 - strain * (1 - LEAST_PART);
}
