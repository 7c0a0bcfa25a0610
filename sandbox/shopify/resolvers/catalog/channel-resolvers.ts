import {
  channelsOf,
  feedsOf,
  findChannel,
  findSpecification,
} from '#sandbox/shopify/channels/find-channels.ts';
import {
  createChannel,
  deleteChannel,
  updateChannel,
  type ChannelChange,
  type ChannelInput,
} from '#sandbox/shopify/channels/change-channel.ts';
import { syncChannel } from '#sandbox/shopify/channels/full-sync.ts';
import { isOnChannel } from '#sandbox/shopify/channels/is-on-channel.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { demandScope } from '#sandbox/shopify/graphql/demand-scope.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { ChannelRecord } from '#sandbox/shopify/state/records.ts';
import { answer } from '#sandbox/shopify/user-error.ts';
import { appInstallation } from './app-resolvers.ts';

type Fields = ResolverMap[string];

/** The schema names no scope for channels; "Managing channel connections" (shopify.dev) requires this one. */
function guarded(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([name, resolve]): [string, Fields[string]] => [
    name,
    (source, args, context, info) => {
      demandScope(context, 'read_product_listings', name);
      return resolve(source, args, context, info);
    },
  ]);
  return Object.fromEntries(entries);
}

/** An app's connections with accounts outside. Each app sees its own. */
export const channelResolvers: ResolverMap = {
  QueryRoot: guarded({
    channels: (_source, args: ConnectionArguments, context) => connection(channelsOf(context), args),
    channel: (_source, { id }: { id: string }, context) => findChannel(context, id) ?? null,
    channelByHandle: (_source, { handle }: { handle: string }, context) =>
      channelsOf(context).find((channel) => channel.handle === handle) ?? null,
  }),
  Mutation: guarded({
    channelCreate: (_source, { input }: { input: ChannelInput }, context) => {
      const { clientId } = context;
      if (clientId === null) throw badRequest('Only an app connects a channel.');
      return answer(['channel'], () => ({ channel: createChannel(context, clientId, input) }));
    },
    channelUpdate: (_source, { id, input }: { id: string; input: ChannelChange }, context) =>
      answer(['channel'], () => ({ channel: updateChannel(context, id, input) })),
    channelDelete: (_source, { id }: { id: string }, context) =>
      answer(['deletedId'], () => {
        deleteChannel(context, id);
        return { deletedId: id };
      }),
    channelFullSync: (_source, args: Parameters<typeof syncChannel>[1], context) =>
      answer(['fullSyncTraceInfo'], () => ({ fullSyncTraceInfo: syncChannel(context, args) })),
  }),
  Channel: {
    name: (channel: ChannelRecord, _args, context) =>
      findSpecification(context, channel.specificationHandle)?.label ?? context.app.name,
    app: (_channel, _args, context) => appInstallation(context).app,
    activeRegions: ({ id }: ChannelRecord, _args, context) => [
      ...new Set(feedsOf(context, id).map(({ country }) => country)),
    ],
    supportsFuturePublishing: ({ specificationHandle }: ChannelRecord, _args, context) =>
      findSpecification(context, specificationHandle)?.capabilities['scheduledPublishing'] ?? false,
    products: (channel: ChannelRecord, args: ConnectionArguments, context) =>
      connection(
        context.state.products.filter((product) => isOnChannel(product, channel)),
        args,
      ),
    navigationItems: () => [],
    overviewPath: () => null,
  },
};
