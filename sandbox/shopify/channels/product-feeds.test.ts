import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FULL_SYNC, startChannelShop, type ChannelShop } from './testing/start-channel-shop.ts';

const ON_CHANNEL =
  'query($id: ID!) { product(id: $id) { publishedOnCurrentPublication variants(first: 1) { nodes { publishedOnCurrentPublication } } } }';

let shop: ChannelShop;
let channelId: string;
let feedId: string;
let productId: string;
beforeAll(async () => {
  shop = await startChannelShop();
  productId = shop.state.variants.find((row) => row.tracked)!.productId;
}, 60_000);
afterAll(() => shop.close());

const number = () => productId.split('/').pop();
const active = () => shop.state.products.filter(({ status }) => status === 'ACTIVE');
const isPublished = async () => (await shop.run(ON_CHANNEL, { id: productId })).publishedOnCurrentPublication;
const publish = (published: boolean, body: object = {}) =>
  shop.control('PUT', `/products/${number()}/publication`, { published, ...body });
const edit = (change: object) => shop.control('PATCH', `/products/${number()}`, change);
const sync = (variables: object = {}) => shop.run(FULL_SYNC, { id: channelId, ...variables });
const actions = () =>
  shop.takeMessages().map(({ topic, body }) => {
    expect(topic).toBe('product_feeds/incremental_sync');
    expect(body.metadata.type).toBe('INCREMENTAL');
    return `${body.metadata.action} ${body.product.isPublished}`;
  });

describe('GIVEN no channel', () => {
  it('THEN nothing is published to the app, nothing can be taken off, and nothing told', async () => {
    expect(await isPublished()).toBe(false);
    const refused = await publish(false);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ field: ['channelId'] }] });
    await edit({ title: 'Renamed' });
    expect(shop.takeMessages()).toEqual([]);
    expect((await sync({ id: 'gid://shopify/Channel/9' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('GIVEN a channel with a feed', () => {
  beforeAll(async () => {
    channelId = await shop.connect('manual', 'A1');
    expect((await sync()).userErrors).toMatchObject([{ field: ['channelId'], code: 'INVALID' }]);
    feedId = await shop.addFeed(channelId);
  });
  beforeEach(() => void shop.takeMessages());

  it('WHEN all is synced THEN every product on the channel comes, then how many they were', async () => {
    const { fullSyncTraceInfo } = await sync();
    const messages = shop.takeMessages();
    const [{ operationId }] = fullSyncTraceInfo;
    expect(fullSyncTraceInfo).toEqual([{ country: 'US', language: 'EN', operationId }]);
    const told = messages.slice(0, -1).map(({ body }) => body.product.id);
    expect(told).toEqual(active().map(({ id }) => id));
    const metadata = {
      action: 'CREATE',
      type: 'FULL',
      resource: 'PRODUCT',
      fullSyncId: operationId,
      truncatedFields: [],
      occurred_at: expect.stringMatching(/^2026-11-01T/),
    };
    const productFeed = { id: feedId, shop_id: shop.state.shops.all()[0]!.id, country: 'US', language: 'EN' };
    expect(messages.at(-1)).toEqual({
      topic: 'product_feeds/full_sync_finish',
      body: {
        metadata,
        productFeed,
        fullSync: {
          createdAt: expect.stringMatching(/^2026-11-01 0\d:\d\d:\d\d -0800$/),
          errorCode: '',
          status: 'completed',
          count: told.length,
          url: null,
        },
      },
    });
    const { body } = messages.find((message) => message.body.product?.id === productId)!;
    expect(body).toMatchObject({ metadata, productFeed });
    const variant = shop.state.variants.find((row) => row.productId === productId)!;
    expect(body.product).toMatchObject({
      isPublished: true,
      options: expect.any(Array),
      images: { edges: expect.any(Array) },
    });
    expect(body.product.variants.edges[0].node).toMatchObject({
      id: variant.id,
      price: { amount: (variant.priceMinor / 100).toFixed(2), currencyCode: 'USD' },
      quantityAvailable: variant.available,
      selectedOptions: variant.selectedOptions,
    });
  });

  it('GIVEN messages that get lost WHEN all is synced THEN the count tells more than came', async () => {
    await shop.control('POST', '/webhooks', { lose: { 'product_feeds/full_sync': 2 } });
    await sync();
    const messages = shop.takeMessages();
    expect(messages.at(-1)!.body.fullSync.count).toBe(messages.length - 1 + 2);
    const { lose } = (await (await shop.control('GET', '/webhooks')).json()) as { lose: object };
    expect(lose).toEqual({ 'product_feeds/full_sync': 0 });
  });

  it('GIVEN a span or a country WHEN it is synced THEN only these', async () => {
    await edit({ title: 'Changed lately' });
    const { updatedAt } = shop.state.products.get(productId)!;
    const count = async (span: object) => {
      shop.takeMessages();
      await sync(span);
      return shop.takeMessages().at(-1)!.body.fullSync.count;
    };
    expect(await count({ since: updatedAt })).toBe(1);
    expect(await count({ before: updatedAt })).toBe(active().length - 1);
    expect((await sync({ country: 'DE' })).userErrors).toMatchObject([{ code: 'INVALID' }]);
    const one = 'mutation($id: ID!) { productFullSync(id: $id) { id userErrors { code } } }';
    expect(await shop.run(one, { id: feedId })).toEqual({ id: expect.any(String), userErrors: [] });
    expect(await shop.run(one, { id: channelId })).toMatchObject({
      id: null,
      userErrors: [{ code: 'INVALID' }],
    });
  });

  it('WHEN a product changes, in price or stock, too, THEN it is an UPDATE', async () => {
    await edit({ title: 'Once more' });
    expect(actions()).toEqual(['UPDATE true']);
    const variant = shop.state.variants.find((row) => row.productId === productId && row.tracked)!;
    await shop.control('PATCH', `/variants/${variant.id.split('/').pop()}`, {
      priceMinor: 4321,
      available: 3,
    });
    const messages = shop.takeMessages();
    for (const { body } of messages) {
      expect(body.metadata).not.toHaveProperty('fullSyncId');
      const { node } = body.product.variants.edges.find(
        (edge: { node: { id: string } }) => edge.node.id === variant.id,
      );
      expect(node).toMatchObject({ price: { amount: '43.21' }, quantityAvailable: 3 });
    }
    expect(new Set(messages.map(({ body }) => body.metadata.action))).toEqual(new Set(['UPDATE']));
  });

  it('WHEN the merchant takes a product off and puts it back THEN it leaves and comes, once; off it is nobody’s', async () => {
    expect((await publish(false)).status).toBe(200);
    await publish(false);
    expect(actions()).toEqual(['DELETE false']);
    expect(await isPublished()).toBe(false);
    await edit({ title: 'Unseen' });
    expect(actions()).toEqual([]);
    await sync();
    expect(shop.takeMessages().map(({ body }) => body.product?.id)).not.toContain(productId);
    await publish(true, { channelId });
    expect(actions()).toEqual(['CREATE true']);
    expect(await isPublished()).toBe(true);
    expect((await publish(false, { channelId: `${channelId}0` })).status).toBe(422);
    expect((await publish(false, { channelId: 'one' })).status).toBe(400);
    expect((await shop.control('PUT', '/products/9/publication', { published: true })).status).toBe(404);
  });

  it('WHEN a product is drafted and activated THEN it leaves and comes', async () => {
    await edit({ status: 'DRAFT' });
    expect(await isPublished()).toBe(false);
    await edit({ status: 'ARCHIVED' });
    expect(actions()).toEqual(['DELETE false']);
    await edit({ status: 'ACTIVE' });
    expect(actions()).toEqual(['CREATE true']);
  });

  it('WHEN a product is made and deleted THEN it comes, and what is still known leaves', async () => {
    const made = await shop.control('POST', `/products/${number()}/duplicate`, { title: 'Twin' });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    await shop.control('DELETE', `/products/${id.split('/').pop()}`);
    const [created, deleted] = shop.takeMessages();
    expect(created!.body).toMatchObject({
      metadata: { action: 'CREATE' },
      product: { id, title: 'Twin', isPublished: true },
    });
    expect(deleted!.body).toMatchObject({
      metadata: { action: 'DELETE' },
      product: { id, title: 'Twin', isPublished: false },
    });
    expect((await shop.control('POST', '/products/9/duplicate')).status).toBe(404);
  });

  it('GIVEN a feed of another language THEN it tells the translation, and the prices of its country', async () => {
    const german = shop.state.products.find(({ translations }) => translations?.['de']?.title !== undefined)!;
    const variant = shop.state.variants.find((row) => row.productId === german.id)!;
    const marketPrices = { DE: { priceMinor: 777, compareAtMinor: null, currency: 'EUR' } };
    shop.state.variants.patch(variant.id, { marketPrices });
    await shop.addFeed(channelId, 'DE', 'DE');
    await sync({ country: 'DE' });
    const { body } = shop.takeMessages().find((message) => message.body.product?.id === german.id)!;
    expect(body.product.title).toBe(german.translations!['de']!.title);
    expect(body.product.variants.edges[0].node.price).toEqual({ amount: '7.77', currencyCode: 'EUR' });
  });

  it('GIVEN a shop kept in a file WHEN it is started anew THEN channel, feed and what is on them are as before', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-channels-'));
    const options = { dataFile: path.join(folder, 'shop.jsonl') };
    const first = await startChannelShop(options);
    const feed = await first.addFeed(await first.connect('manual', 'A1'));
    await first.control('PUT', `/products/${number()}/publication`, { published: false });
    await first.close();
    const second = await startChannelShop(options);
    second.takeMessages();
    await second.control('PUT', `/products/${number()}/publication`, { published: true });
    const other = active().find(({ id }) => id !== productId)!;
    await second.control('PATCH', `/products/${other.id.split('/').pop()}`, { status: 'DRAFT' });
    expect(second.takeMessages().map(({ body }) => [body.metadata.action, body.productFeed.id])).toEqual([
      ['CREATE', feed],
      ['DELETE', feed],
    ]);
    await second.close();
    await fs.rm(folder, { recursive: true });
  });

  it('WHEN the app has lost the scope THEN nothing is told any more', async () => {
    const { installations } = shop.state;
    const { id, scopes } = installations.all()[0]!;
    installations.patch(id, { scopes: ['read_products'] });
    await edit({ title: 'Nobody hears' });
    expect(shop.takeMessages()).toEqual([]);
    installations.patch(id, { scopes });
  });
});
