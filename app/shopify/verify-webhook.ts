import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a webhook comes from Shopify: base64 HMAC-SHA256 of the raw body by the app's client secret, as sent in
 * `X-Shopify-Hmac-Sha256` (shopify.dev, "Deliver webhooks through HTTPS"). Compares in constant time.
 */
export function verifyWebhook(
  rawBody: Uint8Array,
  hmac: string | null | undefined,
  clientSecret: string,
): boolean {
  if (!hmac) return false;
  const expected = createHmac('sha256', clientSecret).update(rawBody).digest();
  const given = Buffer.from(hmac, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
