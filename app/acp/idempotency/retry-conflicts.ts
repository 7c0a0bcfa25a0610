import { AppError } from '#app/kernel/app-error.ts';

/** In-process updates take turns, so these are races against other processes. */
const TRIES = 8;

/**
 * Repeats work that lost a race for its session against another update: it reads the session afresh each time, so
 * that simultaneous updates follow one another and none is lost. What waits for something else, such as a purchase
 * under way, is told so at once.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || !error.lostRace || tries === TRIES) throw error;
    }
  }
}
