import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ChannelSpecification } from '#sandbox/shopify/oauth/channel-specifications.ts';
import type { ChannelRecord, ProductFeedRecord } from '#sandbox/shopify/state/records.ts';

/** The channels of the calling app; the merchant sees those of every app. */
export function channelsOf({ state, clientId }: ShopifyContext): ChannelRecord[] {
  return state.channels.filter((channel) => clientId === null || channel.clientId === clientId);
}

/** The calling app's channel of that gid. Undefined if there is none, or it is another app's. */
export function findChannel(context: ShopifyContext, id: string): ChannelRecord | undefined {
  return channelsOf(context).find((channel) => channel.id === id);
}

/** The product feeds of a channel. */
export function feedsOf({ state }: ShopifyContext, channelId: string): ProductFeedRecord[] {
  return state.productFeeds.filter((feed) => feed.channelId === channelId);
}

/** The calling app's feed of that gid. Undefined if there is none, or it is another app's. */
export function findFeed(context: ShopifyContext, id: string): ProductFeedRecord | undefined {
  const feed = context.state.productFeeds.get(id);
  return feed && findChannel(context, feed.channelId) && feed;
}

/** The specification of that handle. Undefined if the app was not deployed with it, or not any more. */
export function findSpecification({ app }: ShopifyContext, handle: string): ChannelSpecification | undefined {
  return app.channelSpecifications.find((specification) => specification.handle === handle);
}
