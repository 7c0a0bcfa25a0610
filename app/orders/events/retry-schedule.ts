import { addSeconds } from '#app/kernel/clock.ts';
import type { EventVerdict } from './event-verdict.ts';

/** An event is tried for so long after it happened, or after staff last asked to send it again. */
export const RETRY_HOURS = 72;
/** And at least so often: an event that waited behind others, or for this server, is not given up unheard. */
const LEAST_ATTEMPTS = 5;
/** An agent that will not have this very event says so again and again; what comes after it should not wait for days. */
const MOST_REFUSALS = 8;

const BASE_SECONDS = 15;
const MOST_SECONDS = 6 * 3600;

/**
 * When an event that was not accepted is tried again: exponential backoff with full jitter (a random share of 15 s,
 * 30 s, 60 s, … 6 h), and not before the receiver's Retry-After.
 * @param attempts so far, the failed one included
 * @param random from 0 to below 1
 */
export function nextAttempt(
  { attempts, retryAfterSeconds }: { attempts: number; retryAfterSeconds: number | null },
  now: Date,
  random: () => number,
): Date {
  const pause = random() * Math.min(MOST_SECONDS, BASE_SECONDS * 2 ** (attempts - 1));
  return addSeconds(now, Math.max(pause, askedPause(retryAfterSeconds)));
}

/** Seconds that a receiver asks for; nobody may ask for more than six hours. */
export function askedPause(retryAfterSeconds: number | null): number {
  return Math.min(MOST_SECONDS, retryAfterSeconds ?? 0);
}

export interface TriedEvent {
  /** The last one included. */
  attempts: number;
  createdAt: Date;
  replayedAt: Date | null;
}

/**
 * Why an event that was just refused is given up, in words for staff; null while it is tried again.
 * @param failingSince when the endpoint began to accept nothing
 */
export function whyGivenUp(
  event: TriedEvent,
  verdict: Exclude<EventVerdict, 'accepted'>,
  failingSince: Date | null,
  now: Date,
): string | null {
  if (verdict === 'gone') return 'the agent no longer takes events at its address (410 Gone)';
  if (verdict === 'refused' && event.attempts >= MOST_REFUSALS)
    return `the agent refused this event ${MOST_REFUSALS} times`;
  if (!isOverdue(event, now)) return null;
  const unheard = event.attempts < LEAST_ATTEMPTS && !isPast(failingSince, now);
  return unheard ? null : OVERDUE_REASON;
}

/** Why an event is given up that was tried for its whole time. */
export const OVERDUE_REASON = `the agent did not take it within ${RETRY_HOURS} hours`;

/** Whether an event's time is over. */
export function isOverdue({ createdAt, replayedAt }: Omit<TriedEvent, 'attempts'>, now: Date): boolean {
  return isPast(replayedAt ?? createdAt, now);
}

/** Whether an instant is longer ago than an event is tried. */
export function isPast(instant: Date | null, now: Date): boolean {
  return instant !== null && addSeconds(instant, RETRY_HOURS * 3600) <= now;
}
