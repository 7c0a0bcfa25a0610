import { addSeconds } from '#app/kernel/clock.ts';
import { AppError } from '#app/kernel/app-error.ts';

/** Long enough for an agent platform to change over on a working day. */
export const DEFAULT_OVERLAP_HOURS = 24;
const MAX_OVERLAP_HOURS = 24 * 90;

/**
 * Until when what is being replaced still works.
 * @throws AppError `invalid` for an overlap that is none.
 */
export function endOfOverlap(now: Date, overlapHours: number): Date {
  if (!(overlapHours >= 0 && overlapHours <= MAX_OVERLAP_HOURS))
    throw new AppError('invalid', `The overlap must be 0 to ${MAX_OVERLAP_HOURS} hours.`, {
      param: 'overlap',
    });
  return addSeconds(now, overlapHours * 3600);
}
