import { expect } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import {
  startTestSimulator,
  type TestOptions,
  type TestSimulator,
} from '#sandbox/shopify/testing/start-test-simulator.ts';

const CONFIG = `
[[extensions]]
type = "channel_config"
handle = "channel"
name = "Channel"
create_legacy_channel_on_app_install = false
`;
const country = (code: string, languages: string[]) =>
  `[[countries]]\ncode = "${code}"\nlanguages = ${JSON.stringify(languages)}\ncurrency = "USD"\n`;
const specification = (handle: string, management: string, countries: string) =>
  `handle = "${handle}"\nlabel = "${handle} goods"\nproductFeedManagement = "${management}"\n` +
  `[requirements]\nexpectsOnlineStoreParity = true\n${countries}`;

/** The files of an app that connects channels by hand, by itself, and where the demo shop does not sell. */
export const CHANNEL_EXTENSION: Record<string, string> = {
  'channel/shopify.extension.toml': CONFIG,
  'channel/specifications/manual.toml': specification(
    'manual',
    'manual',
    country('US', ['en', 'es']) + country('DE', ['de']),
  ),
  'channel/specifications/auto.toml': specification(
    'auto',
    'automatic',
    country('US', ['en', 'es']) + country('JP', ['ja']),
  ),
  'channel/specifications/away.toml': specification('away', 'manual', country('JP', ['ja'])),
};

const TOPICS = [
  'product_feeds/full_sync',
  'product_feeds/full_sync_finish',
  'product_feeds/incremental_sync',
  'products/update',
  'app/uninstalled',
];

export interface FeedMessage {
  topic: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into JSON of many shapes
  body: any;
}

export interface ChannelShop extends TestSimulator {
  /** Runs an operation that Shopify executes; the value of its one field. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into JSON of many shapes
  run(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** Connects an account; the channel's gid. */
  connect(specificationHandle: string, accountId: string): Promise<string>;
  /** Makes a feed of a channel; its gid. */
  addFeed(channelId: string, country?: string, language?: string): Promise<string>;
  /** The webhooks of the topics product_feeds/* since the last time. */
  takeMessages(): FeedMessage[];
}

/** The demo shop, installed with an app that connects channels. Webhooks are kept, not sent; each call is a second later. */
export async function startChannelShop(options: TestOptions = {}): Promise<ChannelShop> {
  let now = new Date('2026-11-01T12:00:00Z');
  const simulator = await startTestSimulator({
    topics: TOPICS,
    extensions: CHANNEL_EXTENSION,
    clock: () => now,
    plan: 'plus',
    ...options,
  });
  await simulator.control('POST', '/webhooks', { paused: true });
  const run: ChannelShop['run'] = async (query, variables) => {
    now = addSeconds(now, 1);
    const { body } = await simulator.graphql(query, variables);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data)[0];
  };
  const mutate = async (query: string, variables: Record<string, unknown>) => {
    const answer = await run(query, variables);
    expect(answer.userErrors).toEqual([]);
    return answer;
  };
  return {
    ...simulator,
    run,
    connect: async (specificationHandle, accountId) => {
      const input = { specificationHandle, accountId, accountName: 'My account' };
      return (await mutate(CREATE_CHANNEL, { input })).channel.id;
    },
    addFeed: async (channelId, feedCountry = 'US', language = 'EN') =>
      (await mutate(CREATE_FEED, { input: { channelId, country: feedCountry, language } })).productFeed.id,
    takeMessages: () => {
      const rows = simulator.state.webhooks.filter(({ topic }) => topic.startsWith('product_feeds/'));
      for (const { id } of rows) simulator.state.webhooks.delete(id);
      return rows.map(({ topic, payload }) => ({ topic, body: JSON.parse(payload) }));
    },
  };
}

export const CREATE_CHANNEL = `mutation($input: ChannelCreateInput!) { channelCreate(input: $input) {
  channel { id handle name accountId accountName specificationHandle activeRegions supportsFuturePublishing app { handle } }
  userErrors { field message code } } }`;
export const CREATE_FEED = `mutation($input: ProductFeedInput!) { productFeedCreate(input: $input) {
  productFeed { id country language channelId status } userErrors { field message code } } }`;
export const FULL_SYNC = `mutation($id: ID!, $country: CountryCode, $since: DateTime, $before: DateTime) {
  channelFullSync(channelId: $id, country: $country, updatedAtSince: $since, beforeUpdatedAt: $before) {
    fullSyncTraceInfo { country language operationId } userErrors { field message code } } }`;
