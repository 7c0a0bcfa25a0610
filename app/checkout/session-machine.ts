import { AppError } from '#app/kernel/app-error.ts';
import type { SessionStatus } from './session.ts';

export type Operation = 'update' | 'complete' | 'cancel';

/** Statuses from which nothing leads away. */
const FINISHED: readonly SessionStatus[] = ['completed', 'canceled', 'expired'];

/**
 * Whether an operation may run on a session in this status.
 * @throws AppError `method_not_allowed` on a finished session (ACP: 405), `conflict` while it is being completed.
 */
export function assertOperation(status: SessionStatus, operation: Operation): void {
  if (FINISHED.includes(status)) {
    throw new AppError('method_not_allowed', `The checkout session is ${status} and cannot be changed.`);
  }
  if (status === 'complete_in_progress' && operation !== 'complete') {
    throw new AppError('conflict', 'The checkout session is being completed.', { retryAfterSeconds: 2 });
  }
}

/** The status a session has now: an open one whose time is over is expired, whatever is stored. */
export function statusAt(stored: SessionStatus, expiresAt: Date, now: Date): SessionStatus {
  const open = !FINISHED.includes(stored) && stored !== 'complete_in_progress';
  return open && expiresAt.getTime() <= now.getTime() ? 'expired' : stored;
}
