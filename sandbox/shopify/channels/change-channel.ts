import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ChannelSpecification } from '#sandbox/shopify/oauth/channel-specifications.ts';
import type { ChannelRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { feedsOf, findChannel, findSpecification } from './find-channels.ts';
import { reconcileFeeds } from './change-feeds.ts';
import { sellingCountries } from './selling-countries.ts';

type ChannelFields = Pick<ChannelRecord, 'handle' | 'specificationHandle' | 'accountId' | 'accountName'>;

/** GraphQL `ChannelCreateInput`. */
export type ChannelInput = Omit<ChannelFields, 'handle'> & { handle?: string | null };

/** GraphQL `ChannelUpdateInput`: what is left out or null stays as it is. */
export type ChannelChange = { [Field in keyof ChannelFields]?: string | null };

/**
 * Connects an account of the calling app and makes the product feeds that Shopify manages.
 * @throws UserError NOT_FOUND for a specification that the app has not, INVALID for texts that are blank or taken, or
 *   when the shop sells in none of the countries that the specification expects
 */
export function createChannel(
  context: ShopifyContext,
  clientId: string,
  { handle, ...input }: ChannelInput,
): ChannelRecord {
  const fields = {
    ...input,
    handle: handle ?? `${input.specificationHandle}-${input.accountId}`.toLowerCase(),
  };
  const specification = check(context, fields);
  const { state, clock } = context;
  const channel = state.channels.put({
    id: state.gid('Channel'),
    clientId,
    ...fields,
    createdAt: clock().toISOString(),
  });
  reconcileFeeds(context, channel, specification);
  return channel;
}

/** @throws UserError as createChannel, and NOT_FOUND for a channel that the app has not */
export function updateChannel(context: ShopifyContext, id: string, change: ChannelChange): ChannelRecord {
  const channel = mustFind(context, id);
  const given = Object.entries(change).filter(([, value]) => value !== null && value !== undefined);
  const fields = { ...channel, ...(Object.fromEntries(given) as Partial<ChannelFields>) };
  const specification = check(context, fields, id);
  const changed = context.state.channels.put(fields);
  reconcileFeeds(context, changed, specification);
  return changed;
}

/** Deletes a channel with its feeds. @throws UserError NOT_FOUND for a channel that the app has not */
export function deleteChannel(context: ShopifyContext, id: string): void {
  const channel = mustFind(context, id);
  for (const feed of feedsOf(context, channel.id)) context.state.productFeeds.delete(feed.id);
  context.state.channels.delete(channel.id);
}

function mustFind(context: ShopifyContext, id: string): ChannelRecord {
  const channel = findChannel(context, id);
  if (!channel) throw new UserError(['id'], 'Channel not found', 'NOT_FOUND');
  return channel;
}

function check(context: ShopifyContext, fields: ChannelFields, ownId?: string): ChannelSpecification {
  const { state, shop } = context;
  const specification = findSpecification(context, fields.specificationHandle);
  if (!specification)
    throw new UserError(['input', 'specificationHandle'], 'Channel specification not found', 'NOT_FOUND');
  for (const name of ['accountId', 'accountName', 'handle'] as const)
    if (!fields[name].trim()) throw new UserError(['input', name], `${name} can't be blank`, 'INVALID');
  const others = state.channels.filter(({ id }) => id !== ownId);
  if (others.some(({ handle }) => handle === fields.handle))
    throw new UserError(['input', 'handle'], 'Handle has already been taken', 'INVALID');
  const isSame = (other: ChannelRecord) =>
    other.specificationHandle === fields.specificationHandle && other.accountId === fields.accountId;
  if (others.some(isSame))
    throw new UserError(['input', 'accountId'], 'Account is already connected to this channel', 'INVALID');
  const { expectsOnlineStoreParity } = specification.requirements;
  if (expectsOnlineStoreParity && sellingCountries(shop(), specification).length === 0)
    throw new UserError(
      ['input', 'specificationHandle'],
      'The shop has no market in a country of the channel specification',
      'INVALID',
    );
  return specification;
}
