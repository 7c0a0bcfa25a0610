import { AppError } from '#app/kernel/app-error.ts';

/** Requests are counted by the minute, from its first second to its last. */
export const WINDOW_SECONDS = 60;

/** What is left to a connection in the minute that runs. */
export interface RateWindow {
  /** Requests a minute. */
  limit: number;
  /** This request is counted. */
  remaining: number;
  /** Until the next minute. */
  resetSeconds: number;
  exceeded: boolean;
}

/** When the minute began that `now` is in. */
export function windowStart(now: Date): Date {
  return new Date(Math.floor(now.getTime() / (WINDOW_SECONDS * 1000)) * WINDOW_SECONDS * 1000);
}

/** The window from what was counted: `requests`, this one included, since `startsAt`. */
export function rateWindow(limit: number, startsAt: Date, requests: number, now: Date): RateWindow {
  const end = startsAt.getTime() + WINDOW_SECONDS * 1000;
  return {
    limit,
    remaining: Math.max(0, limit - requests),
    resetSeconds: Math.max(1, Math.ceil((end - now.getTime()) / 1000)),
    exceeded: requests > limit,
  };
}

/** @throws AppError `rate_limited` when this request is one too many. */
export function assertWithinRate({ limit, resetSeconds, exceeded }: RateWindow): void {
  if (!exceeded) return;
  throw new AppError('rate_limited', `This key may make ${limit} requests a minute.`, {
    retryAfterSeconds: resetSeconds,
  });
}
