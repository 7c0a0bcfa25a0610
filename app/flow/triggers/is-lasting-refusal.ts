import { ShopifyError } from '#app/shopify/shopify-error.ts';

/**
 * Whether Shopify has refused a call and will never take it, however often it is repeated: it is wrong as it is written, or
 * the app may not make it. A shop that is closed may open again.
 */
export function isLastingRefusal(error: unknown): error is ShopifyError {
  if (!(error instanceof ShopifyError) || error.isShopClosed) return false;
  return error.kind === 'invalid' || error.kind === 'access_denied';
}
