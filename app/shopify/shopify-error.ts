/**
 * - `throttled`: the rate limit did not free up within the time allowed. Not executed.
 * - `unavailable`: not executed (or it was a query, which changes nothing): safe to repeat.
 * - `unknown_outcome`: a mutation was sent and its result was lost; it may have been executed. Look before repeating.
 * - `unauthorized`: no usable access token; the merchant must open the app (or has removed it). Not executed.
 * - `access_denied`: a scope is missing, the shop may not do this, or Shopify has it closed. Not executed.
 * - `invalid`: Shopify refuses the request as it is written; repeating cannot help. Not executed.
 */
export type ShopifyErrorKind =
  'throttled' | 'unavailable' | 'unknown_outcome' | 'unauthorized' | 'access_denied' | 'invalid';

/** A call to Shopify's Admin API that brought no usable result. Never carries variables: they hold buyer data. */
export class ShopifyError extends Error {
  override name = 'ShopifyError';
  /** Shopify has the shop closed (unpaid, locked, not active) and refuses it every call until it opens again. */
  readonly isShopClosed: boolean;

  constructor(
    readonly kind: ShopifyErrorKind,
    message: string,
    { isShopClosed = false, ...options }: ErrorOptions & { isShopClosed?: boolean } = {},
  ) {
    super(message, options);
    this.isShopClosed = isShopClosed;
  }
}

/** Whether Shopify refused a call for want of a scope, because the shop may not do it, or because the shop is closed. */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof ShopifyError && error.kind === 'access_denied';
}
