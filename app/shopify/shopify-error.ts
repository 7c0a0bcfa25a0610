/**
 * - `throttled`: the rate limit did not free up within the time allowed. Not executed.
 * - `unavailable`: not executed (or it was a query, which changes nothing): safe to repeat.
 * - `unknown_outcome`: a mutation was sent and its result was lost; it may have been executed. Look before repeating.
 * - `unauthorized`: no usable access token; the merchant must open the app (or has removed it). Not executed.
 * - `access_denied`: a scope is missing, or the shop may not do this. Not executed.
 * - `invalid`: Shopify refuses the request as it is written; repeating cannot help. Not executed.
 */
export type ShopifyErrorKind =
  'throttled' | 'unavailable' | 'unknown_outcome' | 'unauthorized' | 'access_denied' | 'invalid';

/** A call to Shopify's Admin API that brought no usable result. Never carries variables: they hold buyer data. */
export class ShopifyError extends Error {
  override name = 'ShopifyError';

  constructor(
    readonly kind: ShopifyErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether Shopify refused a call for want of a scope, or because the shop may not do it. */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof ShopifyError && error.kind === 'access_denied';
}
