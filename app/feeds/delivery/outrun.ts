import { AppError } from '#app/kernel/app-error.ts';

/** Of a destination's runs the one that was begun last counts. */
export const outrun = (cause?: unknown): AppError =>
  new AppError('conflict', 'Another snapshot was begun meanwhile.', { lostRace: true, cause });
