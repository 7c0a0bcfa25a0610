import { ShopifyError } from '#app/shopify/shopify-error.ts';

/** What a mutation of Shopify's answers instead of its result, as an error. */
export function refusal(userErrors: readonly { message: string }[] = []): ShopifyError {
  return new ShopifyError(
    'invalid',
    userErrors.map(({ message }) => message).join(' ') || 'No reason was given.',
  );
}
