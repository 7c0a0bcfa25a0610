import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ChannelSpecification } from '#sandbox/shopify/oauth/channel-specifications.ts';
import type { ChannelRecord, ProductFeedRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { feedLanguage } from './feed-language.ts';
import { channelsOf, feedsOf, findChannel, findFeed, findSpecification } from './find-channels.ts';
import { sellingCountries } from './selling-countries.ts';

/** GraphQL `ProductFeedInput`. */
export interface ProductFeedInput {
  country: string;
  language: string;
  channelId?: string | null;
}

/**
 * A feed that the app makes by itself. Without a channel it is the app's only one.
 * @throws UserError INVALID for a channel that is unknown or does not sell there in that language, TAKEN if it has one
 */
export function createFeed(context: ShopifyContext, input: ProductFeedInput): ProductFeedRecord {
  const channel = channelOf(context, input);
  const specification = findSpecification(context, channel.specificationHandle);
  const countries = specification ? sellingCountries(context.shop(), specification) : [];
  const languages = countries.find(({ code }) => code === input.country)?.languages;
  if (!languages)
    throw new UserError(['input', 'country'], 'The channel does not sell in this country', 'INVALID');
  if (!languages.map(feedLanguage).includes(input.language))
    throw new UserError(['input', 'language'], 'Language is not one of the channel specification', 'INVALID');
  const { country, language } = input;
  if (feedsOf(context, channel.id).some((feed) => isSame(feed, input)))
    throw new UserError(['input'], 'Product feed already exists for this country and language', 'TAKEN');
  return putFeed(context, channel, country, language);
}

function channelOf(context: ShopifyContext, { channelId }: ProductFeedInput): ChannelRecord {
  const own = channelsOf(context);
  const channel = channelId ? findChannel(context, channelId) : own.length === 1 ? own[0] : undefined;
  if (!channel) throw new UserError(['input', 'channelId'], 'Channel is invalid', 'INVALID');
  return channel;
}

/** @throws UserError INVALID when the app has no such feed */
export function deleteFeed(context: ShopifyContext, id: string): void {
  if (!findFeed(context, id)) throw new UserError(['id'], 'Product feed is invalid', 'INVALID');
  context.state.productFeeds.delete(id);
}

/**
 * Makes a channel's feeds fit its specification: those of countries or languages that it has not are deleted and,
 * where Shopify manages them, those that are missing made.
 */
export function reconcileFeeds(
  context: ShopifyContext,
  channel: ChannelRecord,
  specification: ChannelSpecification,
): void {
  const isAutomatic = specification.productFeedManagement === 'automatic';
  const countries = isAutomatic ? sellingCountries(context.shop(), specification) : specification.countries;
  const wanted = countries.flatMap(({ code, languages }) =>
    languages.map((locale) => ({ country: code, language: feedLanguage(locale) })),
  );
  const present = feedsOf(context, channel.id);
  for (const feed of present)
    if (!wanted.some((one) => isSame(one, feed))) context.state.productFeeds.delete(feed.id);
  if (!isAutomatic) return;
  for (const one of wanted)
    if (!present.some((feed) => isSame(one, feed))) putFeed(context, channel, one.country, one.language);
}

type FeedPlace = Pick<ProductFeedRecord, 'country' | 'language'>;

function isSame(a: FeedPlace, b: FeedPlace): boolean {
  return a.country === b.country && a.language === b.language;
}

function putFeed({ state }: ShopifyContext, channel: ChannelRecord, country: string, language: string) {
  return state.productFeeds.put({
    id: state.gid('ProductFeed'),
    channelId: channel.id,
    country,
    language,
  });
}
