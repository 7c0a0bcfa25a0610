import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Services } from '#app/services.server.ts';

/** What signs a feed's URL for one purpose; a signature of one is none for another. */
export type FeedPurpose = 'feed-url' | 'hosted-feed';

/** Signs with the newest key. */
export function signFeed(secrets: Services['secrets'], purpose: FeedPurpose, text: string): string {
  return hmac(secrets.derive(purpose)[0], text);
}

/** Whether any key has signed the text so: URLs given before a key was changed stay good. */
export function isFeedSignature(
  secrets: Services['secrets'],
  purpose: FeedPurpose,
  text: string,
  signature: string,
): boolean {
  const given = Buffer.from(signature);
  return secrets.derive(purpose).some((key) => {
    const expected = Buffer.from(hmac(key, text));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
