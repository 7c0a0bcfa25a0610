import type { Clock } from '#app/kernel/clock.ts';

/** The largest cost Shopify lets one query have. */
export const MAX_QUERY_COST = 1000;

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** An unused bucket of the Standard plan: 2000 points, 100 restored per second. */
export const FULL_BUCKET: ThrottleStatus = {
  maximumAvailable: 2000,
  currentlyAvailable: 2000,
  restoreRate: 100,
};

/** The leaky bucket of one app in one shop. */
export class CostBucket {
  private readonly maximum = FULL_BUCKET.maximumAvailable;
  private readonly restoreRate = FULL_BUCKET.restoreRate;
  private available = this.maximum;
  private since: number;

  constructor(private readonly clock: Clock) {
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
