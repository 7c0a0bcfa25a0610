import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { listRuns } from '#app/feeds/delivery/list-runs.server.ts';
import { pushFeed } from '#app/feeds/delivery/push-feed.server.ts';
import { pushStripe } from '#app/feeds/delivery/stripe/push-stripe.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { disconnectStripe } from '#app/payments/account/disconnect-stripe.server.ts';
import { stripeTopics } from '#app/server/stripe-topics.server.ts';
import { findShopById, scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** The shop's catalogue on its way into the merchant's catalogue at Stripe (Agentic Commerce Suite). */
let shop: SellingShop;
let scope: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  scope = (await findShopById(shop.services, shop.scope.shop.id))!;
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.stripe.faults.clear();
  await shop.services.db.feedDestination.deleteMany();
  await shop.services.db.attentionItem.deleteMany();
});

async function addFeed(): Promise<string> {
  const connectionId = shop.connection.id;
  const { id } = await addDestination(scope, { connectionId, format: 'stripe', push: { kind: 'stripe' } });
  await deliverFeed(scope, id);
  return id;
}
const push = (destinationId: string) => pushFeed(shop.services, { shopId: scope.shop.id, destinationId });
const newestRun = async (id: string) => (await listRuns(scope, id))[0]!;
const catalog = () => shop.stripe.state.catalogProducts.filter(({ account }) => account === DEMO_MERCHANT.id);
const imports = () => shop.stripe.state.catalogImports.filter(() => true);

describe('GIVEN a feed that goes into Stripe’s catalogue', () => {
  test('WHEN it is delivered THEN Stripe has every row, and the history says so', async () => {
    const id = await addFeed();
    await push(id);
    expect(await newestRun(id)).toMatchObject({ pushedAt: null, readback: { status: 'processing' } });
    await push(id);
    await push(id);
    const run = await newestRun(id);
    expect(run).toMatchObject({
      pushedAt: expect.any(Date) as Date,
      readback: { status: 'succeeded', succeeded: run.rows },
    });
    expect(catalog()).toHaveLength(run.rows);
    const { itemId, priceMinor } = shop.variant('FH-LCS-M-SND');
    expect(catalog().find(({ fields }) => fields.id === itemId)!.fields.price).toBe(
      `${(priceMinor / 100).toFixed(2)} USD`,
    );
  });

  test('WHEN products go THEN the next import lacks them, and so does Stripe', async () => {
    const id = await addFeed();
    for (let n = 0; n < 3; n++) await push(id);
    const before = catalog().length;
    const [, productId] = /(\d+)$/.exec(shop.variant('FH-LCS-M-SND').productId)!;
    const where = { shopId: scope.shop.id, id: productId! };
    await scope.db.product.updateMany({ where, data: { status: 'draft' } });
    await deliverFeed(scope, id);
    for (let n = 0; n < 3; n++) await push(id);
    await scope.db.product.updateMany({ where, data: { status: 'active' } });
    expect(catalog().length).toBeLessThan(before);
  });

  test('WHEN Stripe does not take some rows THEN which and why is kept', async () => {
    const id = await addFeed();
    const variant = await scope.db.variant.findFirstOrThrow({
      where: { id: shop.variant('FH-LCS-M-SND').itemId },
    });
    expect(variant).toBeDefined();
    shop.stripe.state.rowsRefused.add(variant.id);
    for (let n = 0; n < 3; n++) await push(id);
    shop.stripe.state.rowsRefused.clear();
    const { readback, rows, pushedAt } = await newestRun(id);
    expect(pushedAt).not.toBeNull();
    expect(readback).toMatchObject({
      status: 'succeeded_with_errors',
      succeeded: rows - 1,
      failed: 1,
      samples: [{ id: variant.id, field: 'id', message: expect.any(String) as string }],
    });
  });
});

describe('GIVEN an import that does not go well', () => {
  test.each(['drop_reply', 'error_after', 'error_before'] as const)(
    'WHEN its begin comes to %s THEN it is one import all the same',
    async (kind) => {
      const before = imports().length;
      const id = await addFeed();
      shop.stripe.faults.add({ kind, operation: 'catalogImports.create', times: 3 });
      await push(id).catch(() => undefined);
      shop.stripe.faults.clear();
      for (let n = 0; n < 3; n++) await push(id);
      expect(await newestRun(id)).toMatchObject({ readback: { status: 'succeeded' } });
      expect(imports().length).toBe(before + 1);
    },
  );

  test('WHEN it fails THEN staff are told after several times, and each time another one is begun', async () => {
    const id = await addFeed();
    const before = imports().length;
    for (let n = 0; n < 5; n++) {
      await push(id);
      const failed = { status: 'failed', failure: 'The file is no CSV.' } as const;
      shop.stripe.state.catalogImports.patch(imports().at(-1)!.id, failed);
      await expect(push(id)).rejects.toThrow(/could not import the catalogue: The file is no CSV/);
    }
    expect(imports().length).toBe(before + 5);
    expect(await listAttention(scope)).toMatchObject([{ kind: 'feed_failed', subject: id }]);
    for (let n = 0; n < 3; n++) await push(id);
    expect(await newestRun(id)).toMatchObject({ readback: { status: 'succeeded' } });
    expect(await listAttention(scope)).toEqual([]);
  });

  test('WHEN the address of the upload has run out THEN another import is begun', async () => {
    const id = await addFeed();
    const before = imports().length;
    const run = await scope.db.feedRun.findFirstOrThrow({ where: { destinationId: id } });
    const stale = shop.stripe.state.catalogImports.put({
      ...{ id: 'pcimprt_stale', account: DEMO_MERCHANT.id, created: shop.stripe.state.now() - 600 },
      ...{ feedType: 'product', mode: 'replace', metadata: {}, status: 'awaiting_upload' },
      ...{ errors: [], successCount: 0, failure: null, upload: null },
    });
    await scope.db.feedRun.update({
      where: { id: run.id },
      data: { readback: { import: stale.id, status: 'awaiting_upload' } },
    });
    for (let n = 0; n < 3; n++) await push(id);
    expect(await newestRun(id)).toMatchObject({ readback: { status: 'succeeded' } });
    expect(imports().length).toBe(before + 2);
  });

  test('WHEN no Stripe account is connected THEN it says so, and goes on once there is one', async () => {
    const id = await addFeed();
    await disconnectStripe(scope, 'test');
    await expect(push(id)).rejects.toThrow('no Stripe account of test mode is connected');
    const { secretKey, profile } = DEMO_MERCHANT;
    const eventTypes = Object.keys(stripeTopics);
    await connectStripe(scope, { secretKey, merchantId: profile, eventTypes });
    for (let n = 0; n < 3; n++) await push(id);
    expect(await newestRun(id)).toMatchObject({ readback: { status: 'succeeded' } });
  });

  test('WHEN the key lacks the permission THEN it says which', async () => {
    const id = await addFeed();
    const [restricted] = DEMO_MERCHANT.restrictedKeys!;
    await disconnectStripe(scope, 'test');
    const account = { merchantId: DEMO_MERCHANT.profile, eventTypes: Object.keys(stripeTopics) };
    await connectStripe(scope, { ...account, secretKey: restricted!.key });
    await expect(push(id)).rejects.toThrow(/Product Catalog Import: Write/);
    await disconnectStripe(scope, 'test');
    await connectStripe(scope, { ...account, secretKey: DEMO_MERCHANT.secretKey });
  });
});

test('GIVEN another shop THEN it imports nothing of this one', async () => {
  const id = await addFeed();
  const before = imports().length;
  const now = shop.services.clock();
  const row = await shop.services.db.shop.create({
    data: { id: 'shop_stranger', domain: 'stranger.myshopify.com', installedAt: now },
  });
  await pushStripe(scopeToShop(shop.services, row), id);
  expect(imports().length).toBe(before);
});

test('GIVEN another format THEN it is refused by its name', async () => {
  const push = { kind: 'stripe' } as const;
  const adding = addDestination(scope, { connectionId: shop.connection.id, format: 'acp', push });
  await expect(adding).rejects.toMatchObject({ code: 'invalid', param: 'format' });
});
