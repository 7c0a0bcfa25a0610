import { AppError } from '#app/kernel/app-error.ts';
import type { SessionStatus } from './session.ts';

export type Operation = 'get' | 'update' | 'complete' | 'cancel';

/** Why an operation is not for a session in some status. */
export type Refusal =
  /** Nothing leads away from here. */
  | 'finished'
  /** Somebody is at work on it; the caller may come back. */
  | 'busy'
  /** Something is missing; its messages say what. */
  | 'not_ready'
  /** The buyer pays in the shop's own checkout. */
  | 'hand_off'
  /** Runs only with the result of the authentication that was asked for. */
  | 'unauthenticated';

/** Where pricing may lead. */
const PRICED = ['incomplete', 'not_ready_for_payment', 'requires_escalation', 'ready_for_payment'] as const;
/** Where an attempt to pay may lead: done, under way, or open again with a reason. */
const PAID = [
  'completed',
  'complete_in_progress',
  'authentication_required',
  'pending_approval',
  ...PRICED,
] as const;
const CANCELED = ['canceled'] as const;

type Row = Record<Exclude<Operation, 'get'>, readonly SessionStatus[] | Refusal>;
const open = (complete: Row['complete']): Row => ({ update: PRICED, complete, cancel: CANCELED });
const FINISHED: Row = { update: 'finished', complete: 'finished', cancel: 'finished' };
const UNDER_WAY: Row = { update: 'busy', complete: PAID, cancel: 'busy' };

/**
 * What each operation does to a session in each status that ACP 2026-04-17 knows: where it may lead, or why it is
 * refused. Reading changes nothing, but for time: an open session past its end reads as `expired` (statusAt).
 * From outside, a session under way ends as its purchase does, and an order that a buyer places in the shop's own
 * checkout completes it, whatever its status.
 */
const MACHINE: Record<SessionStatus, Row> = {
  incomplete: open('not_ready'),
  not_ready_for_payment: open('not_ready'),
  requires_escalation: open('hand_off'),
  authentication_required: open('unauthenticated'),
  ready_for_payment: open(PAID),
  pending_approval: { update: 'busy', complete: 'busy', cancel: 'busy' },
  complete_in_progress: UNDER_WAY,
  in_progress: UNDER_WAY,
  completed: FINISHED,
  canceled: FINISHED,
  expired: FINISHED,
};

/** Where an operation may lead from a status, or why it is refused. */
export function outcomesOf(status: SessionStatus, operation: Operation): readonly SessionStatus[] | Refusal {
  return operation === 'get' ? [status] : MACHINE[status][operation];
}

/** A session as far as the machine has to know it. */
export interface MachineState {
  status: SessionStatus;
  /** The first thing that keeps it from being paid. */
  problem?: { text: string; param?: string };
}

/**
 * Lets an operation run, or says why not.
 * @param facts.authenticated the caller brings the result of an authentication.
 * @throws AppError `method_not_allowed` on a finished session (ACP: 405), `conflict` while somebody is at work on it,
 *   `not_ready_for_payment`, `handoff_required`, or `requires_3ds` (rfc.agentic_checkout.md, 4.4).
 */
export function assertOperation(
  { status, problem }: MachineState,
  operation: Operation,
  facts: { authenticated?: boolean } = {},
): void {
  const outcome = outcomesOf(status, operation);
  if (typeof outcome !== 'string') return;
  switch (outcome) {
    case 'finished':
      throw new AppError('method_not_allowed', `The checkout session is ${status} and cannot be changed.`);
    case 'busy':
      throw new AppError('conflict', 'The checkout session is being completed.', { retryAfterSeconds: 2 });
    case 'not_ready': {
      const text = problem?.text ?? 'The checkout session is not ready for payment.';
      throw new AppError('not_ready_for_payment', text, { param: problem?.param });
    }
    case 'hand_off':
      throw new AppError(
        'handoff_required',
        'This shop takes payment in its own checkout: send the buyer to continue_url.',
      );
    case 'unauthenticated':
      if (facts.authenticated) return;
      throw new AppError(
        'requires_3ds',
        "This checkout session requires issuer authentication. The request must include 'authentication_result'.",
        { param: '$.authentication_result' },
      );
  }
}

/**
 * Checks what an operation made of a session, before it is stored.
 * @throws Error for a status that the machine does not lead to: a fault of the program, not of a caller.
 */
export function assertOutcome(from: SessionStatus, operation: Operation, to: SessionStatus): void {
  const outcome = outcomesOf(from, operation);
  // Runs with the result of the authentication, and then as any attempt to pay.
  const allowed = outcome === 'unauthenticated' ? PAID : outcome;
  if (typeof allowed === 'string' || !allowed.includes(to))
    throw new Error(`${operation} must not lead from ${from} to ${to}`);
}

/** Statuses that time does not touch: finished, or a purchase under way, which ends as it ends. */
const TIMELESS: readonly SessionStatus[] = [
  'completed',
  'canceled',
  'expired',
  'complete_in_progress',
  'in_progress',
  'pending_approval',
];

const UNDER_WAY_STATUSES: readonly SessionStatus[] = [
  'authentication_required',
  'complete_in_progress',
  'in_progress',
  'pending_approval',
];

/** Whether a buyer's money may be on its way: such a purchase goes on as it began, or is undone first. */
export function isUnderWay(status: SessionStatus): boolean {
  return UNDER_WAY_STATUSES.includes(status);
}

/** The status a session has now: an open one whose time is over is expired, whatever is stored. */
export function statusAt(stored: SessionStatus, expiresAt: Date, now: Date): SessionStatus {
  return !TIMELESS.includes(stored) && expiresAt.getTime() <= now.getTime() ? 'expired' : stored;
}
