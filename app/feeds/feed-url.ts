import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Services } from '#app/services.server.ts';

/** The file's name in every feed URL; agents keep it. */
export const FEED_FILE = 'products.jsonl.gz';

/**
 * Where the shop's product feed is fetched. Whoever has the URL may read the feed: it holds what the shop shows
 * anyway, and the signature only keeps others from asking for shops by guessing.
 */
export function feedUrl({ shop, secrets, env }: Pick<ShopScope, 'shop' | 'secrets' | 'env'>): string {
  const [newest] = secrets.derive(PURPOSE);
  const token = `${shop.id}.${sign(newest, shop.id)}`;
  return new URL(`/feeds/${token}/${FEED_FILE}`, env.SHOPIFY_APP_URL).href;
}

/** The shop's id that a token was made for; null if it was not made by this app. */
export function openFeedToken(secrets: Services['secrets'], token: string): string | null {
  const dot = token.lastIndexOf('.');
  const shopId = token.slice(0, Math.max(dot, 0));
  const given = Buffer.from(token.slice(dot + 1));
  const fits = (key: Buffer) => {
    const expected = Buffer.from(sign(key, shopId));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return secrets.derive(PURPOSE).some(fits) ? shopId : null;
}

const PURPOSE = 'feed-url';

function sign(key: Buffer, shopId: string): string {
  return createHmac('sha256', key).update(shopId).digest('base64url');
}
