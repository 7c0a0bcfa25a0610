import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import { removeOverride } from '#app/catalog/voice/remove-override.server.ts';
import { setOverride } from '#app/catalog/voice/set-override.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverDueFeeds } from '#app/feeds/delivery/deliver-due-feeds.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import type { FeedFormatId } from '#app/feeds/feed-format.ts';
import { listRuns } from '#app/feeds/delivery/list-runs.server.ts';
import { pushRun } from '#app/feeds/delivery/api/push-run.server.ts';
import { findShopById, scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Feed } from '#sandbox/agent/feed-catalog.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** The agent's feed API as a shop's catalogue reaches it, by snapshots and by deltas. */
const SKU = 'FH-LCS-M-SND';
const TOKEN = 'feed_token_of_the_platform';
let shop: SellingShop;
let scope: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  scope = (await findShopById(shop.services, shop.scope.shop.id))!;
  shop.agent.configure({ feedToken: TOKEN });
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.agent.faults.clear();
  shop.agent.feeds.forget();
  await shop.services.db.feedDestination.deleteMany();
  await shop.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await shop.shopify.deliverWebhooksNow();
    await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await shop.drainJobs();
  }
}

async function addFeed(kind: 'openai-api' | 'acp-api' = 'acp-api', token = TOKEN): Promise<string> {
  const { id } = await addDestination(scope, {
    connectionId: shop.connection.id,
    format: 'acp',
    push: { kind, url: `${shop.agent.url}/feed_api`, token },
  });
  await settle();
  return id;
}

const feed = (): Feed => shop.agent.feeds.list()[0]!;
const variantAt = (itemId: string) => {
  for (const { variants } of feed().products.values()) {
    const found = variants.find(({ id }) => id === itemId);
    if (found)
      return found as unknown as {
        price?: { amount: number };
        availability: { available: boolean; status: string };
      };
  }
  return null;
};
const control = (method: string, path: string, body?: object) =>
  fetch(`${shop.shopify.url}/_control/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  }).then((reply) => expect(reply.ok).toBe(true));
const setPrice = (priceMinor: number) =>
  control('PATCH', `variants/${shop.variant(SKU).itemId}`, { priceMinor });
/** What the agent should have: every variant with a row. */
const shownItems = () =>
  shop.services.db.variant.count({
    where: { shopId: scope.shop.id, product: { status: 'active', onlineStoreUrl: { not: null } } },
  });

describe.each(['openai-api', 'acp-api'] as const)('GIVEN an agent with a feed API (%s)', (kind) => {
  test('WHEN the feed is added THEN the agent has the whole catalogue, and it was read back', async () => {
    const id = await addFeed(kind);
    const variants = [...feed().products.values()].flatMap((product) => product.variants);
    expect(variants.length).toBeGreaterThan(50);
    expect(variants.length).toBeLessThanOrEqual(await shownItems());
    const [run] = await listRuns(scope, id);
    expect(run).toMatchObject({
      state: 'delivered',
      rows: feed().products.size,
      pushedAt: expect.any(Date) as Date,
      readback: { products: feed().products.size, missing: 0, differing: 0 },
    });
    const [listed] = await listDestinations(scope);
    expect(listed).toMatchObject({ kind, url: expect.stringMatching(/feeds$/) as string, failures: 0 });
    expect(JSON.stringify(listed)).not.toContain(TOKEN);
    expect(listed).not.toHaveProperty('sealedSecret');
  });
});

describe('GIVEN a feed that has arrived', () => {
  test('WHEN a price changes in Shopify THEN the agent has it, and nothing else is sent', async () => {
    await addFeed();
    const { itemId, priceMinor } = shop.variant(SKU);
    const others = [...feed().products.values()].length;
    await setPrice(priceMinor + 100);
    await settle();
    expect(variantAt(itemId)!.price!.amount).toBe(priceMinor + 100);
    expect(feed().products.size).toBe(others);
    expect(await shop.services.db.feedDelta.count()).toBe(0);
    await setPrice(priceMinor);
    await settle();
  });

  test('WHEN a product is taken from the shop THEN its variants end; WHEN it is back THEN they are sold again', async () => {
    await addFeed();
    const { itemId, productId } = shop.variant(SKU);
    const product = `products/${productId.split('/').at(-1)}`;
    await control('PATCH', product, { status: 'DRAFT' });
    await settle();
    expect(variantAt(itemId)!.availability).toEqual({ available: false, status: 'discontinued' });
    await control('PATCH', product, { status: 'ACTIVE' });
    await settle();
    expect(variantAt(itemId)!.availability.available).toBe(true);
  });

  test('WHEN the agent was away THEN it is told when it is back, of the newest only', async () => {
    await addFeed();
    const { itemId, priceMinor } = shop.variant(SKU);
    shop.agent.faults.add({ kind: 'error_before', operation: 'feeds.upsert', times: 1000 });
    await setPrice(priceMinor + 1);
    await settle();
    await setPrice(priceMinor + 2);
    await settle();
    expect(variantAt(itemId)!.price!.amount).toBe(priceMinor);
    shop.agent.faults.clear();
    await settle();
    expect(variantAt(itemId)!.price!.amount).toBe(priceMinor + 2);
    await setPrice(priceMinor);
    await settle();
  });

  test.each(['error_after', 'drop_reply', 'throttled'] as const)(
    'WHEN a request comes to %s THEN it is repeated, and the agent has it',
    async (kind) => {
      await addFeed();
      const { itemId, priceMinor } = shop.variant(SKU);
      shop.agent.faults.add({ kind, operation: 'feeds.upsert', times: 2 });
      await setPrice(priceMinor + 5);
      await settle();
      await settle();
      expect(variantAt(itemId)!.price!.amount).toBe(priceMinor + 5);
      await setPrice(priceMinor);
      await settle();
    },
  );

  test('WHEN the agent has lost the feed THEN it gets another one, whole', async () => {
    const id = await addFeed();
    const before = feed();
    shop.agent.feeds.forget();
    await setPrice(shop.variant(SKU).priceMinor + 1);
    await settle();
    await deliverFeed(scope, id);
    await settle();
    expect(feed().id).not.toBe(before.id);
    expect(feed().products.size).toBe(before.products.size);
    await setPrice(shop.variant(SKU).priceMinor - 1);
    await settle();
  });

  test('WHEN the mirror lost a product without a word THEN the next snapshot ends it', async () => {
    const id = await addFeed();
    const { itemId, productId } = shop.variant(SKU);
    const where = { shopId: scope.shop.id, id: productId.split('/').at(-1)! };
    const { db } = shop.services;
    await db.product.updateMany({ where, data: { status: 'draft' } });
    await deliverFeed(scope, id);
    await settle();
    expect(variantAt(itemId)!.availability.status).toBe('discontinued');
    await db.product.updateMany({ where, data: { status: 'active' } });
    await deliverFeed(scope, id);
    await settle();
    expect(variantAt(itemId)!.availability.available).toBe(true);
  });

  test('WHEN nothing has changed THEN the next snapshot sends nothing', async () => {
    const id = await addFeed();
    shop.agent.faults.add({ kind: 'error_before', operation: 'feeds.upsert', times: 1000 });
    await deliverFeed(scope, id);
    await settle();
    expect((await listRuns(scope, id))[0]).toMatchObject({
      changed: 0,
      pushedAt: expect.any(Date) as Date,
    });
  });

  test('WHEN the merchant says something of all products THEN the agent is told, and only what it has to know', async () => {
    await addFeed();
    const { productId } = shop.variant(SKU);
    const everywhere = { productId: null, filterField: null, filterValue: null, connectionId: null };
    const id = await setOverride(scope, 'command', {
      ...everywhere,
      field: 'title',
      value: '{{ product.title }} from the lake',
    });
    await settle();
    await settle();
    const product = feed().products.get(productId.split('/').at(-1)!)!;
    expect(product.title).toMatch(/ from the lake$/);
    const runs = await shop.services.db.feedRun.findMany({ orderBy: { number: 'asc' } });
    expect(runs.map(({ state, pushedAt }) => [state, pushedAt !== null])).toEqual([
      ['delivered', true],
      ['delivered', true],
    ]);
    await removeOverride(scope, id, 'command');
  });

  test('WHEN a product joins a collection THEN the mirror has it, though no webhook of the product tells', async () => {
    const [, id] = /(\d+)$/.exec(shop.variant(SKU).productId)!;
    const ids = () =>
      shop.services.db.product.findFirstOrThrow({ where: { id }, select: { collectionIds: true } });
    await control('PUT', `products/${id}/collections`, { ids: ['gid://shopify/Collection/5'] });
    await settle();
    expect((await ids()).collectionIds).toEqual(['5']);
    await control('PUT', `products/${id}/collections`, { ids: [] });
    await settle();
    expect((await ids()).collectionIds).toEqual([]);
  });

  test('WHEN a rule hides an item from this agent THEN it ends, by snapshot and by delta', async () => {
    await addFeed();
    const { itemId, priceMinor } = shop.variant(SKU);
    const conditions = {
      variantIds: [itemId],
      price: { max: priceMinor },
      connectionIds: [shop.connection.id],
    };
    const add = { name: 'Too cheap for agents', effect: 'hidden' as const, conditions };
    const [rule] = await changeEligibility(scope, { add }, 'command');
    await settle();
    expect(variantAt(itemId)!.availability.status).toBe('discontinued');
    await setPrice(priceMinor + 100);
    await settle();
    expect(variantAt(itemId)!.availability.available).toBe(true);
    await setPrice(priceMinor);
    await settle();
    expect(variantAt(itemId)!.availability.status).toBe('discontinued');
    await changeEligibility(scope, { remove: rule!.id }, 'command');
    await settle();
    expect(variantAt(itemId)!.availability.available).toBe(true);
  });

  test('WHEN a job was lost THEN the sweep takes up what was noted', async () => {
    await addFeed();
    const { itemId, priceMinor } = shop.variant(SKU);
    shop.agent.faults.add({ kind: 'error_before', operation: 'feeds.upsert', times: 1000 });
    await setPrice(priceMinor + 7);
    await settle();
    shop.agent.faults.clear();
    await shop.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await deliverDueFeeds(shop.services);
    await settle();
    expect(variantAt(itemId)!.price!.amount).toBe(priceMinor + 7);
    await setPrice(priceMinor);
    await settle();
  });
});

describe('GIVEN automatic discounts', () => {
  const discount = { code: null, kind: 'percentage', percentage: 15, amountMinor: 0, endsAt: null } as const;
  const promotions = () => [...feed().promotions.values()];

  test('WHEN one begins THEN OpenAI’s API has it at once; WHEN it is deleted THEN it is disabled there', async () => {
    await addFeed('openai-api');
    const before = promotions().length;
    const reply = await fetch(`${shop.shopify.url}/_control/discounts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ ...discount, title: 'Lake days', minimumSubtotalMinor: 0 },
        productIds: [shop.variant(SKU).productId],
      }),
    });
    const { id } = (await reply.json()) as { id: string };
    await settle();
    const mine = () => promotions().find(({ title }) => title === 'Lake days');
    expect(mine()).toMatchObject({
      status: 'active',
      benefits: [{ type: 'percent_off', percent_off: 15 }],
      applies_to: [{ product_id: shop.variant(SKU).productId.split('/').at(-1) }],
    });
    expect(promotions().length).toBe(before + 1);
    await control('DELETE', `discounts/${id.split('/').at(-1)}`);
    await settle();
    expect(mine()!.status).toBe('disabled');
  });

  test('GIVEN ACP’s API, which knows none THEN none is told', async () => {
    await addFeed('acp-api');
    expect(promotions()).toEqual([]);
  });
});

describe('GIVEN an API that refuses', () => {
  test('WHEN the token is not known THEN staff are told after several times, and once it works it is settled', async () => {
    const id = await addFeed('acp-api', 'feed_token_of_nobody');
    await settle();
    await settle();
    expect(shop.agent.feeds.list()).toEqual([]);
    const [asked] = (await listAttention(scope)).filter(({ kind }) => kind === 'feed_failed');
    expect(asked).toMatchObject({ subject: id });
    expect(asked!.text).toContain('401');
    shop.agent.configure({ feedToken: 'feed_token_of_nobody' });
    await settle();
    shop.agent.configure({ feedToken: TOKEN });
    expect(feed().products.size).toBeGreaterThan(10);
    expect((await listAttention(scope)).filter(({ kind }) => kind === 'feed_failed')).toEqual([]);
  });

  test('WHEN it takes one product not THEN all others arrive, and the refusal is kept until it does', async () => {
    const id = shop.variant(SKU).productId.split('/').at(-1)!;
    shop.agent.feeds.banned.add(id);
    const destinationId = await addFeed();
    const refused = await shop.services.db.pushedProduct.findMany({ where: { refusal: { not: null } } });
    expect(refused).toMatchObject([
      { productId: id, refusal: expect.stringMatching(/prohibited here/) as string },
    ]);
    expect(feed().products.size).toBeGreaterThan(10);
    expect(feed().products.has(id)).toBe(false);
    shop.agent.feeds.banned.clear();
    await deliverFeed(scope, destinationId);
    await settle();
    expect(feed().products.has(id)).toBe(true);
    expect(await shop.services.db.pushedProduct.count({ where: { refusal: { not: null } } })).toBe(0);
  });
});

describe('GIVEN somebody else', () => {
  test('THEN another shop neither pushes nor sees it', async () => {
    const id = await addFeed();
    const known = feed();
    const now = shop.services.clock();
    const row = await shop.services.db.shop.create({
      data: { id: 'shop_stranger', domain: 'stranger.myshopify.com', installedAt: now, catalogSyncedAt: now },
    });
    const stranger = scopeToShop(shop.services, row);
    expect(await listDestinations(stranger)).toEqual([]);
    await expect(deliverFeed(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    shop.agent.feeds.forget();
    await pushRun(stranger, id);
    expect(shop.agent.feeds.list()).toEqual([]);
    expect(known.products.size).toBeGreaterThan(10);
    await shop.services.db.shop.delete({ where: { id: row.id } });
  });

  test('WHEN the agent’s access ends THEN it is told of nothing any more', async () => {
    const { id: connectionId } = await shop.connect({ name: 'Gone', platform: 'gone' });
    await addDestination(scope, {
      connectionId,
      format: 'acp',
      push: { kind: 'acp-api', url: `${shop.agent.url}/feed_api`, token: TOKEN },
    });
    await settle();
    await revokeConnection(scope, connectionId);
    const before = feed().updated_at;
    await setPrice(shop.variant(SKU).priceMinor + 1);
    await settle();
    expect(feed().updated_at).toBe(before);
    await setPrice(shop.variant(SKU).priceMinor - 1);
    await settle();
  });

  test.each<[string, { format?: FeedFormatId; url?: string; token?: string }, string]>([
    ['another format', { format: 'openai-jsonl' }, 'format'],
    ['no address', { url: 'agent' }, 'url'],
    ['no token', { token: '' }, 'token'],
    ['a query', { url: 'https://agent.example/v1?x=1' }, 'url'],
  ])('WHEN it is added with %s THEN that is refused', async (_, { format = 'acp', ...changes }, param) => {
    const push = { kind: 'acp-api' as const, url: 'https://agent.example', token: TOKEN, ...changes };
    const adding = addDestination(scope, { connectionId: shop.connection.id, format, push });
    await expect(adding).rejects.toMatchObject({ code: 'invalid', param });
  });

  test('WHEN a caller has no token THEN the API says nothing', async () => {
    await addFeed();
    const reply = await fetch(`${shop.agent.url}/feed_api/feeds/${feed().id}/products`);
    expect(reply.status).toBe(401);
  });
});
