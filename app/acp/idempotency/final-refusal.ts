import { AppError, type ErrorCode } from '#app/kernel/app-error.ts';

/** What may be there a moment later: an id that is not known yet, an item that the mirror has not got yet. */
const NOT_YET: readonly ErrorCode[] = ['not_found', 'invalid_item_id'];

/**
 * Whether a repeat of the request gets this refusal again, as it was (ACP RFC, section 6.3): the caller's fault, and
 * nothing that time mends. Server errors never are (section 6.5); what carries Retry-After asks to be tried anew.
 */
export function isFinalRefusal(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    error.status < 500 &&
    error.retryAfterSeconds === undefined &&
    !NOT_YET.includes(error.code)
  );
}
