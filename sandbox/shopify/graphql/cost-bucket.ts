import type { Clock } from '#app/kernel/clock.ts';

/** The largest cost Shopify lets one query have. */
export const MAX_QUERY_COST = 1000;

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/**
 * Points restored per second by the shop's plan (shopify.dev, "API limits"); the bucket holds twenty seconds of them.
 * `boundless` is no plan of Shopify's: it is for benches, which measure the app and not the limit.
 */
const RESTORE_RATES = { standard: 100, advanced: 200, plus: 1000, boundless: 10_000_000 };

export type ShopPlan = keyof typeof RESTORE_RATES;

/** An unused bucket of a plan. */
export function fullBucket(plan: ShopPlan = 'standard'): ThrottleStatus {
  const restoreRate = RESTORE_RATES[plan];
  return { maximumAvailable: 20 * restoreRate, currentlyAvailable: 20 * restoreRate, restoreRate };
}

/** The leaky bucket of one app in one shop. */
export class CostBucket {
  private readonly maximum: number;
  private readonly restoreRate: number;
  private available: number;
  private since: number;

  constructor(
    private readonly clock: Clock,
    plan: ShopPlan = 'standard',
  ) {
    const { maximumAvailable, restoreRate } = fullBucket(plan);
    this.maximum = this.available = maximumAvailable;
    this.restoreRate = restoreRate;
    this.since = clock().getTime();
  }

  /** Takes `points` out if they are there; false means THROTTLED. */
  take(points: number): boolean {
    this.restore();
    if (points > this.available) return false;
    this.available -= points;
    return true;
  }

  /** Gives back what a query was charged for but did not use. */
  giveBack(points: number): void {
    this.available = Math.min(this.maximum, this.available + points);
  }

  status(): ThrottleStatus {
    this.restore();
    return {
      maximumAvailable: this.maximum,
      currentlyAvailable: Math.floor(this.available),
      restoreRate: this.restoreRate,
    };
  }

  private restore(): void {
    const now = this.clock().getTime();
    this.available = Math.min(this.maximum, this.available + ((now - this.since) / 1000) * this.restoreRate);
    this.since = now;
  }
}
