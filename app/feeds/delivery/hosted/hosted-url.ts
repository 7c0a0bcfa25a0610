import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Services } from '#app/services.server.ts';
import { isFeedSignature, signFeed } from '../../feed-signature.ts';

/** Lists a snapshot's files. */
export const INDEX_FILE = 'index.json';

const PURPOSE = 'hosted-feed';

type Signed = Pick<FeedDestination, 'id' | 'urlVersion'>;
const signedText = ({ id, urlVersion }: Signed) => `${id}.${urlVersion}`;

/** Where an agent fetches a file of its feed. The URL is the key: it works until it is replaced. */
export function hostedUrl(
  { secrets, env }: Pick<ShopScope, 'secrets' | 'env'>,
  destination: Signed,
  file: string = INDEX_FILE,
): string {
  const token = `${destination.id}.${signFeed(secrets, PURPOSE, signedText(destination))}`;
  return new URL(`/feeds/${token}/${file}`, env.SHOPIFY_APP_URL).href;
}

/** A token's parts, neither of them believed yet. */
export function splitHostedToken(token: string): { id: string; signature: string } {
  const dot = token.lastIndexOf('.');
  return { id: token.slice(0, Math.max(dot, 0)), signature: token.slice(dot + 1) };
}

/** Whether the signature was made for this destination as it is now. */
export function isHostedSignature(
  secrets: Services['secrets'],
  destination: Signed,
  signature: string,
): boolean {
  return isFeedSignature(secrets, PURPOSE, signedText(destination), signature);
}
