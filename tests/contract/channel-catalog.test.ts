import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { CHANNEL_HANDLE } from '#app/catalog/channel/specification.ts';
import { applyCatalogSync } from '#app/catalog/apply-catalog-sync.server.ts';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import { requestCatalogSync } from '#app/catalog/request-catalog-sync.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { deleteEverything } from '#app/privacy/deletion/delete-everything.server.ts';
import { refreshShop } from '#app/shops/refresh-shop.server.ts';
import { setShop } from '#app/shops/set-shop.server.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { deleteChannel } from '#sandbox/shopify/channels/change-channel.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** The app as a sales channel of the shop: Shopify tells what is published to it, and agents see that. */
const SKU = 'FH-LCS-M-SND';
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
});
afterAll(() => shop.close());

const control = async (method: string, path: string, body: object) => {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method, headers, body: JSON.stringify(body) };
  const reply = await fetch(`${shop.shopify.url}/_control/${path}`, init);
  expect(reply.ok).toBe(true);
};
const scope = async () => (await findShopById(shop.services, shop.scope.shop.id))!;
const channels = () => shop.shopify.state.channels.all();
const productId = () => /(\d+)$/.exec(shop.variant(SKU).productId)![1]!;
const publish = (published: boolean) => control('PUT', `products/${productId()}/publication`, { published });
const lastSync = () => shop.services.db.catalogSync.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
const open = () => shop.services.db.attentionItem.findMany({ where: { openKey: { not: null } } });

/** What waits for its time is due now. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await shop.shopify.deliverWebhooksNow();
    await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await shop.drainJobs();
  }
}

/** Until Shopify's export is written and read. */
const exported = (id: string) =>
  vi.waitFor(
    async () => {
      await settle();
      expect(await shop.services.db.catalogSync.findUnique({ where: { id } })).toMatchObject({
        state: 'done',
      });
    },
    { timeout: 20_000, interval: 100 },
  );

async function be(sellsAsChannel: boolean): Promise<void> {
  await setShop(await scope(), { sellsAsChannel });
  await settle();
}

/** Whether the product is in the feed; and what an agent who wants it is told is wrong, or null. */
async function asAgent(): Promise<[boolean, string | null]> {
  const { itemId } = shop.variant(SKU);
  const { items } = await readFeed(feedUrl(shop.scope));
  const { body } = await shop.client.createSession({
    line_items: [{ id: itemId, quantity: 1 }],
    currency: 'usd',
    capabilities: {},
    ...ACP_BODIES['2026-04-17'].address,
  } as never);
  const { messages } = body as { messages: { type: string; code?: string }[] };
  const refused = messages.find(({ type }) => type === 'error')?.code ?? null;
  return [items.some((item) => item.itemId === itemId), refused];
}

test('GIVEN a merchant who has not asked for it THEN there is no channel', async () => {
  expect(channels()).toEqual([]);
  expect(await asAgent()).toEqual([true, null]);
});

describe('GIVEN a merchant who wants a channel', () => {
  test('WHEN the reply to its making is lost THEN there is one channel, and Shopify tells the catalogue', async () => {
    const exports = shop.shopify.state.bulkOperations.all().length;
    await control('POST', 'faults', { operation: 'channelCreate', kind: 'drop_reply', times: 1 });
    await be(true);
    const { channelGid } = (await scope()).shop;
    expect(channels()).toMatchObject([
      { id: channelGid, handle: CHANNEL_HANDLE, accountId: shop.scope.shop.id },
    ]);
    expect(shop.shopify.state.productFeeds.all()).toMatchObject([{ country: 'US', language: 'EN' }]);
    const active = shop.shopify.state.products.filter(({ status }) => status === 'ACTIVE').length;
    expect(await lastSync()).toMatchObject({
      source: 'channel',
      state: 'done',
      toldProducts: active,
      products: active,
    });
    expect(shop.shopify.state.bulkOperations.all()).toHaveLength(exports);
    const drafts = await shop.services.db.product.findMany({ where: { status: { not: 'active' } } });
    expect(drafts.map(({ offChannel }) => offChannel)).toEqual(drafts.map(() => channelGid));
  });

  test('WHEN a product is taken off the channel THEN agents do not find it, until it is put back', async () => {
    expect(await asAgent()).toEqual([true, null]);
    await publish(false);
    await settle();
    expect(await asAgent()).toEqual([false, 'not_found']);
    await publish(true);
    await settle();
    expect(await asAgent()).toEqual([true, null]);
  });

  test('WHEN a product has a problem THEN Shopify shows it for this channel', async () => {
    await control('PATCH', `variants/${shop.variant(SKU).itemId}`, { priceMinor: 0 });
    await settle();
    const { feedback } = shop.shopify.state.products.get(shop.variant(SKU).productId)!;
    expect(feedback).toMatchObject({ state: 'REQUIRES_ACTION' });
    expect(await shop.services.db.productFeedback.count()).toBe(1);
    await control('PATCH', `variants/${shop.variant(SKU).itemId}`, { priceMinor: 4500 });
    await settle();
  });

  test('WHEN no agent is connected any more THEN Shopify tells the merchant what to do, until one is', async () => {
    const step = () => shop.shopify.state.shops.all()[0]!.feedback?.message;
    expect(step()).toBeNull();
    const connected = await shop.services.db.agentConnection.findMany({ where: { revokedAt: null } });
    for (const { id } of connected) await revokeConnection(await scope(), id);
    await settle();
    expect(step()).toMatch(/^Connect an AI agent/);
    await shop.services.db.agentConnection.updateMany({ data: { revokedAt: null } });
    const extra = await createConnection(await scope(), {
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'live',
      sellingMode: 'in_chat',
    });
    await settle();
    expect(step()).toMatch(/^Connect Stripe/);
    await revokeConnection(await scope(), extra.id);
    await settle();
    expect(step()).toBeNull();
  });

  test('WHEN staff want the catalogue read THEN Shopify tells it; WHEN some is lost THEN an export is read', async () => {
    await requestCatalogSync(await scope(), 'command');
    await settle();
    expect(await lastSync()).toMatchObject({ source: 'channel', state: 'done' });
    await control('POST', 'webhooks', { lose: { 'product_feeds/full_sync': 1 } });
    await requestCatalogSync(await scope(), 'command');
    await settle();
    const waiting = await lastSync();
    expect(waiting).toMatchObject({
      source: 'channel',
      state: 'running',
      products: waiting.toldProducts! - 1,
    });
    await shop.services.db.catalogSync.update({
      where: { id: waiting.id },
      data: { heardAt: new Date(waiting.heardAt!.getTime() - 3600_000) },
    });
    await settle();
    const { id, source, state } = await lastSync();
    expect([id, source]).toEqual([waiting.id, 'export']);
    expect(state).not.toBe('failed');
    await exported(id);
  });

  test('WHEN Shopify loses the channel THEN nothing is hidden, and it is made anew', async () => {
    const shopId = shop.scope.shop.id;
    const [before] = channels();
    await startCatalogSync(shop.services, { shopId });
    // From now on Shopify says of every product that it is not published to the app.
    deleteChannel(shop.shopify.context(), before!.id);
    await control('PATCH', `variants/${shop.variant(SKU).itemId}`, { available: 19 });
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    expect(await asAgent()).toEqual([true, null]);
    const { id } = await lastSync();
    await vi.waitFor(async () => {
      await applyCatalogSync(shop.services, { shopId, syncId: id });
      expect(await lastSync()).toMatchObject({ id, state: 'done' });
    });
    expect(await shop.services.db.product.count({ where: { offChannel: { not: null } } })).toBe(0);
    await settle();
    expect(channels()).toMatchObject([{ id: (await scope()).shop.channelGid }]);
    expect(channels()[0]!.id).not.toBe(before!.id);
    expect(await asAgent()).toEqual([true, null]);
  });

  test('WHEN it is switched off while an export is read THEN the export hides nothing', async () => {
    await publish(false);
    await settle();
    expect(await asAgent()).toEqual([false, 'not_found']);
    await startCatalogSync(shop.services, { shopId: shop.scope.shop.id });
    const { id } = await lastSync();
    await be(false);
    await exported((await lastSync()).id);
    expect(await shop.services.db.catalogSync.findUnique({ where: { id } })).toMatchObject({
      state: 'failed',
    });
    expect(await asAgent()).toEqual([true, null]);
    await be(true);
    // The new channel has every product.
    expect(await asAgent()).toEqual([true, null]);
  });

  test('WHEN the app is uninstalled and comes back THEN a new channel is made', async () => {
    const [before] = channels();
    await control('POST', 'uninstall', {});
    await settle();
    const { domain } = shop.scope.shop;
    expect(await shop.services.db.shop.findUnique({ where: { domain } })).toMatchObject({ channelGid: null });
    expect(channels()).toEqual([]);
    await openAdmin(await shop.pageRequest());
    await settle();
    expect(channels()).toMatchObject([{ id: (await scope()).shop.channelGid, handle: CHANNEL_HANDLE }]);
    expect(channels()[0]!.id).not.toBe(before!.id);
  });

  test('WHEN they want none any more THEN it ends, and what was off it is shown again', async () => {
    await publish(false);
    await settle();
    await be(false);
    expect([channels(), shop.shopify.state.productFeeds.all()]).toEqual([[], []]);
    expect((await scope()).shop.channelGid).toBeNull();
    expect(await asAgent()).toEqual([true, null]);
  });
});

describe('GIVEN a shop that Shopify refuses', () => {
  const withoutScope = async (work: () => Promise<void>) => {
    const { tokens } = shop.shopify.state;
    const all = tokens.all();
    for (const { id, scopes } of all)
      tokens.patch(id, { scopes: scopes.filter((name) => name !== 'read_product_listings') });
    await work();
    for (const { id, scopes } of all) tokens.patch(id, { scopes });
  };
  const kinds = async () => (await open()).map(({ kind }) => kind);

  test('WHEN it wants a channel THEN staff are told why, until it is made', async () => {
    await withoutScope(() => be(true));
    expect(await open()).toMatchObject([{ kind: 'channel_refused', facts: { why: expect.any(String) } }]);
    expect((await scope()).shop.channelGid).toBeNull();
    await be(true);
    expect(await kinds()).toEqual([]);
    expect((await scope()).shop.channelGid).toBe(channels()[0]!.id);
  });

  test('WHEN its channel is not ended THEN that is tried again with the next daily reading', async () => {
    await withoutScope(() => be(false));
    expect(await kinds()).toEqual(['channel_refused']);
    expect(channels()).toHaveLength(1);
    await refreshShop(shop.services, { shopId: shop.scope.shop.id });
    await settle();
    expect([await kinds(), channels()]).toEqual([[], []]);
  });

  test('WHEN a channel was made, and its feed never, and it is wanted no more THEN it is ended', async () => {
    await control('POST', 'faults', { operation: 'productFeedCreate', kind: 'error_before', times: 1 });
    await setShop(await scope(), { sellsAsChannel: true });
    await shop.drainJobs();
    expect([channels().length, (await scope()).shop.channelGid]).toEqual([1, null]);
    await be(false);
    expect(channels()).toEqual([]);
  });

  test('WHEN everything of the shop is deleted THEN its channel is, too', async () => {
    await be(true);
    expect(channels()).toHaveLength(1);
    await deleteEverything(await scope(), shop.scope.shop.domain);
    expect(channels()).toEqual([]);
  });
});
