import { createFeed, deleteFeed, type ProductFeedInput } from '#sandbox/shopify/channels/change-feeds.ts';
import { channelsOf, feedsOf, findFeed } from '#sandbox/shopify/channels/find-channels.ts';
import { syncFeed, type SyncSpan } from '#sandbox/shopify/channels/full-sync.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';

/** Contextual product feeds (shopify.dev): a channel's products in a country and language. */
export const productFeedResolvers: ResolverMap = {
  QueryRoot: {
    productFeeds: (_source, args: ConnectionArguments, context) =>
      connection(
        channelsOf(context).flatMap(({ id }) => feedsOf(context, id)),
        args,
      ),
    productFeed: (_source, { id }: { id: string }, context) => findFeed(context, id) ?? null,
  },
  Mutation: {
    productFeedCreate: (_source, { input }: { input?: ProductFeedInput | null }, context) =>
      answer(['productFeed'], () => {
        if (!input) throw new UserError(['input'], 'Input is invalid', 'INVALID');
        return { productFeed: createFeed(context, input) };
      }),
    productFeedDelete: (_source, { id }: { id: string }, context) =>
      answer(['deletedId'], () => {
        deleteFeed(context, id);
        return { deletedId: id };
      }),
    productFullSync: (_source, { id, ...span }: SyncSpan & { id: string }, context) =>
      answer(['id'], () => ({ id: syncFeed(context, id, span) })),
  },
  // A feed is inactive while its shop sells there no more; here it stays as it was made.
  ProductFeed: { status: () => 'ACTIVE' },
};
