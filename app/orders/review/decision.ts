import { AppError } from '#app/kernel/app-error.ts';

export type Decision = 'approved' | 'rejected';

/** A decision as a form names it. @throws AppError `invalid` for anything else. */
export function readDecision(given: unknown): Decision {
  if (given === 'approved' || given === 'rejected') return given;
  throw new AppError('invalid', 'Decide approved or rejected.', { param: '$.decision' });
}
