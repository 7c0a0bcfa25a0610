import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CHANNEL_EXTENSION,
  CREATE_CHANNEL,
  CREATE_FEED,
  startChannelShop,
  type ChannelShop,
} from './testing/start-channel-shop.ts';

let shop: ChannelShop;
beforeAll(async () => {
  shop = await startChannelShop();
}, 60_000);
afterAll(() => shop.close());

const FEEDS = '{ productFeeds(first: 10) { nodes { id country language channelId status } } }';
const feeds = async () => (await shop.run(FEEDS)).nodes;
const input = (change: object = {}) => ({
  specificationHandle: 'manual',
  accountId: 'A1',
  accountName: 'My account',
  ...change,
});
const create = (change?: object) => shop.run(CREATE_CHANNEL, { input: input(change) });
const DELETE = 'mutation($id: ID!) { channelDelete(id: $id) { deletedId userErrors { field code } } }';
const UPDATE = `mutation($id: ID!, $input: ChannelUpdateInput!) { channelUpdate(id: $id, input: $input) {
  channel { id handle accountName specificationHandle } userErrors { field code } } }`;

describe('channels', () => {
  let id = '';

  it('WHEN an account is connected THEN the app finds its channel by id, handle and list', async () => {
    const { channel, userErrors } = await create({ accountId: 'Shop-A1' });
    expect(userErrors).toEqual([]);
    expect(channel).toMatchObject({
      handle: 'manual-shop-a1',
      name: 'manual goods',
      accountId: 'Shop-A1',
      activeRegions: [],
      supportsFuturePublishing: false,
    });
    ({ id } = channel);
    expect(await shop.run('query($id: ID!) { channel(id: $id) { id } }', { id })).toEqual({ id });
    expect(await shop.run('{ channelByHandle(handle: "manual-shop-a1") { id } }')).toEqual({ id });
    expect(await shop.run('{ channels(first: 5) { nodes { id } } }')).toEqual({ nodes: [{ id }] });
    expect(await shop.run('query($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ id });
    expect(await feeds()).toEqual([]);
  });

  it.each([
    ['an unknown specification', { specificationHandle: 'none' }, 'specificationHandle', 'NOT_FOUND'],
    ['no account', { accountId: ' ' }, 'accountId', 'INVALID'],
    ['an account without name', { accountName: '' }, 'accountName', 'INVALID'],
    ['an account that is connected', { accountId: 'Shop-A1', handle: 'other' }, 'accountId', 'INVALID'],
    ['a handle that is taken', { handle: 'manual-shop-a1' }, 'handle', 'INVALID'],
    [
      'countries where the shop does not sell',
      { specificationHandle: 'away' },
      'specificationHandle',
      'INVALID',
    ],
  ])('GIVEN %s WHEN it is connected THEN the field is refused', async (_what, change, field, code) => {
    const { channel, userErrors } = await create(change);
    expect(channel).toBeNull();
    expect(userErrors).toEqual([{ field: ['input', field], code, message: expect.any(String) }]);
    expect(shop.state.channels.size).toBe(1);
  });

  it('WHEN a channel is updated THEN what is given changes; a strange one is NOT_FOUND', async () => {
    const renamed = await shop.run(UPDATE, { id, input: { accountName: 'Renamed' } });
    expect(renamed.channel).toMatchObject({ accountName: 'Renamed', specificationHandle: 'manual' });
    const refused = await shop.run(UPDATE, { id: `${id}0`, input: { accountName: 'Renamed' } });
    expect(refused.userErrors).toEqual([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it.each([
    ['a country that the specification has not', { country: 'FR', language: 'EN' }, ['input', 'country']],
    ['another country’s language', { country: 'DE', language: 'EN' }, ['input', 'language']],
    ['an unknown channel', { channelId: 'gid://shopify/Channel/9' }, ['input', 'channelId']],
  ])('GIVEN %s WHEN a feed is made THEN it is INVALID', async (_what, change, field) => {
    const fields = { channelId: id, country: 'US', language: 'EN', ...change };
    const { productFeed, userErrors } = await shop.run(CREATE_FEED, { input: fields });
    expect(productFeed).toBeNull();
    expect(userErrors).toEqual([{ field, code: 'INVALID', message: expect.any(String) }]);
  });

  it('WHEN the app makes a feed THEN it is there, a second one is TAKEN, and it can be deleted', async () => {
    const feed = await shop.addFeed(id);
    expect(await feeds()).toEqual([
      { id: feed, country: 'US', language: 'EN', channelId: id, status: 'ACTIVE' },
    ]);
    const again = await shop.run(CREATE_FEED, { input: { channelId: id, country: 'US', language: 'EN' } });
    expect(again.userErrors).toMatchObject([{ code: 'TAKEN' }]);
    const remove = 'mutation($id: ID!) { productFeedDelete(id: $id) { deletedId userErrors { code } } }';
    expect(await shop.run(remove, { id: feed })).toEqual({ deletedId: feed, userErrors: [] });
    expect(await shop.run(remove, { id: feed })).toMatchObject({ userErrors: [{ code: 'INVALID' }] });
  });

  it('GIVEN feeds that Shopify manages THEN it makes one per language where the shop sells, and follows the specification', async () => {
    const auto = await shop.connect('auto', 'A2');
    const languages = async () => (await feeds()).map((feed: { language: string }) => feed.language);
    expect(await languages()).toEqual(['EN', 'ES']);
    expect(await shop.run('query($id: ID!) { channel(id: $id) { activeRegions } }', { id: auto })).toEqual({
      activeRegions: ['US'],
    });
    await shop.run(UPDATE, { id: auto, input: { specificationHandle: 'manual' } });
    expect(await languages()).toEqual(['EN', 'ES']);
    await shop.run(DELETE, { id: auto });
    expect(await feeds()).toEqual([]);
    expect(await shop.run(DELETE, { id: auto })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('WHEN the app is uninstalled THEN its channels, feeds and tokens are gone, and it starts anew once opened', async () => {
    await shop.addFeed(id);
    const token = await shop.accessToken();
    expect((await shop.control('POST', '/uninstall')).status).toBe(204);
    expect([shop.state.channels.size, shop.state.productFeeds.size]).toEqual([0, 0]);
    expect(shop.state.webhooks.all().map(({ topic }) => topic)).toContain('app/uninstalled');
    expect((await shop.graphql('{ shop { id } }', {}, token)).status).toBe(401);
    expect(await shop.run('{ channels(first: 5) { nodes { id } } }')).toEqual({ nodes: [] });
  });
});

describe('GIVEN an app without read_product_listings', () => {
  it('WHEN it asks for channels or feeds THEN access is denied', async () => {
    const other = await startChannelShop({ scopes: 'read_products' });
    for (const query of ['{ channels(first: 1) { nodes { id } } }', FEEDS]) {
      const { body } = await other.graphql(query);
      expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    }
    const { body } = await other.graphql(CREATE_CHANNEL, { input: input() });
    expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    expect(other.state.channels.size).toBe(0);
    await other.close();
  });
});

it('GIVEN an extension without specifications WHEN the app is deployed THEN it is refused', async () => {
  const config = 'channel/shopify.extension.toml';
  const extensions = { [config]: CHANNEL_EXTENSION[config]! };
  await expect(startChannelShop({ extensions })).rejects.toThrow(/no specification/);
});
