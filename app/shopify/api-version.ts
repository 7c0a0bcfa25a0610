/**
 * The Admin API version this app speaks: requests, webhooks and shopify.app.toml. Shopify supports a version for
 * twelve months and then answers with a newer one; the admin client compares what it gets.
 */
export const SHOPIFY_API_VERSION = '2026-10';
