/** `extensions.cost.throttleStatus` of a reply: a bucket of points that refills with time. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

/** What this process last heard of one shop's rate limit, carried on by the clock. */
export class CostBudget {
  private status: ThrottleStatus | null = null;
  private notedAt = 0;

  note(status: ThrottleStatus, now: Date): void {
    this.status = status;
    this.notedAt = now.getTime();
  }

  /** Milliseconds until `points` are there; 0 if they are, or if nothing is known yet. */
  waitForPoints(points: number, now: Date): number {
    if (!this.status) return 0;
    const { currentlyAvailable, restoreRate, maximumAvailable } = this.status;
    const missing = Math.min(points, maximumAvailable) - currentlyAvailable;
    if (missing <= 0) return 0;
    // A clock that was set back must not make anyone wait longer.
    const passed = Math.max(0, now.getTime() - this.notedAt);
    return Math.max(0, Math.ceil((missing / restoreRate) * 1000) - passed);
  }

  /** Milliseconds until the bucket is half full: background work leaves the rest to buyers at the checkout. */
  waitForHalf(now: Date): number {
    return this.waitForPoints((this.status?.maximumAvailable ?? 0) / 2, now);
  }
}
