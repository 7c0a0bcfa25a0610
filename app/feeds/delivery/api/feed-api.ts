/**
 * The feed APIs that an agent platform may host. Both take the same products; ACP's (2026-04-17, openapi.feed.yaml) and
 * OpenAI's (specs/api) differ in their path.
 */
export const FEED_API_PATHS = { 'openai-api': '/product_feeds', 'acp-api': '/feeds' } as const;
export type FeedApiKind = keyof typeof FEED_API_PATHS;

export const FEED_API_KINDS = Object.keys(FEED_API_PATHS) as FeedApiKind[];

/** Whether a destination is told of products by calls to its feed API. */
export function isFeedApi(kind: string): kind is FeedApiKind {
  return Object.hasOwn(FEED_API_PATHS, kind);
}

/** Where a destination's bearer token is sealed to: copied to another row, it does not open. */
export const feedTokenContext = (destinationId: string) => `feed_destinations:${destinationId}:token`;
