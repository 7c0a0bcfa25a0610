import { isDatabaseAway } from '#app/db/is-database-away.ts';
import { AppError, toAppError } from '#app/kernel/app-error.ts';

const AWAY_SECONDS = 2;

/** What an agent is told of anything that was thrown. While the database is away the same request may be repeated. */
export function callError(thrown: unknown): AppError {
  if (!isDatabaseAway(thrown)) return toAppError(thrown);
  return new AppError('service_unavailable', 'The service is not available for a moment.', {
    retryAfterSeconds: AWAY_SECONDS,
    cause: thrown,
  });
}
