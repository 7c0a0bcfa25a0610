import { AppError } from '#app/kernel/app-error.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/** Stripe idempotency key of one effect of one attempt: a repeat is answered with the first outcome. */
export const effectKey = (purchase: Pick<PurchaseRecord, 'sessionId' | 'attempt'>, effect: string): string =>
  `${purchase.sessionId}:${purchase.attempt}:${effect}`;

/** An outcome that stays unknown: the purchase keeps its recovery point, the caller may repeat. */
export function providerSilent(cause: unknown): AppError {
  return new AppError('service_unavailable', 'The payment provider did not answer.', {
    retryAfterSeconds: 2,
    cause,
  });
}

/** As {@link providerSilent}, for Shopify. @param retryAfterSeconds when it may be worth asking again */
export function shopSilent(cause: unknown, retryAfterSeconds = 2): AppError {
  return new AppError('service_unavailable', 'The shop did not answer.', { retryAfterSeconds, cause });
}
