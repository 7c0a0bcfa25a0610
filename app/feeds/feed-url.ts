import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Services } from '#app/services.server.ts';
import { isFeedSignature, signFeed } from './feed-signature.ts';

/** The file's name in every feed URL; agents keep it. */
export const FEED_FILE = 'products.jsonl.gz';

const PURPOSE = 'feed-url';

/**
 * Where the shop's product feed is fetched. Whoever has the URL may read the feed: it holds what the shop shows
 * anyway, and the signature only keeps others from asking for shops by guessing.
 */
export function feedUrl({ shop, secrets, env }: Pick<ShopScope, 'shop' | 'secrets' | 'env'>): string {
  const token = `${shop.id}.${signFeed(secrets, PURPOSE, shop.id)}`;
  return new URL(`/feeds/${token}/${FEED_FILE}`, env.SHOPIFY_APP_URL).href;
}

/** The shop's id that a token was made for; null if it was not made by this app. */
export function openFeedToken(secrets: Services['secrets'], token: string): string | null {
  const dot = token.lastIndexOf('.');
  const shopId = token.slice(0, Math.max(dot, 0));
  return isFeedSignature(secrets, PURPOSE, shopId, token.slice(dot + 1)) ? shopId : null;
}
