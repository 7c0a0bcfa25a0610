import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { noteCatalogChange } from '#app/catalog/note-catalog-change.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { queueDeltas } from '#app/feeds/delivery/api/queue-deltas.server.ts';
import { decideRun } from '#app/feeds/delivery/decide-run.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { listRuns } from '#app/feeds/delivery/list-runs.server.ts';
import { pushFeedDeltas } from '#app/feeds/delivery/push-feed-deltas.server.ts';
import { pushFeed } from '#app/feeds/delivery/push-feed.server.ts';
import { pushStripeDeltas } from '#app/feeds/delivery/stripe/push-stripe-deltas.server.ts';
import { followCatalog } from '#app/feeds/follow-catalog.server.ts';
import { findShopById, scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Stock and prices on their way into Stripe's catalogue between two snapshots. */
const SKU = 'FH-LCS-M-SND';
let shop: SellingShop;
let scope: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  scope = (await findShopById(shop.services, shop.scope.shop.id))!;
});
afterAll(() => shop.close());

let feed: string;
/** Each test begins with a snapshot that Stripe has, and with the catalogue of Shopify. */
let itemId: string;
let productId: string;
let priceMinor: bigint;
let available: number;
beforeEach(async () => {
  const { db } = scope;
  shop.stripe.faults.clear();
  shop.stripe.state.importsStall = false;
  shop.stripe.state.rowsRefused.clear();
  await db.feedDestination.deleteMany();
  await db.attentionItem.deleteMany();
  await db.catalogChange.deleteMany();
  const variant = await db.variant.findFirstOrThrow({ where: { id: shop.variant(SKU).itemId } });
  ({ id: itemId, productId, available } = variant);
  priceMinor = variant.price;
  const added = await addDestination(scope, {
    connectionId: shop.connection.id,
    format: 'stripe',
    push: { kind: 'stripe' },
  });
  feed = added.id;
  await snapshot();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  for (const { id } of imports()) shop.stripe.state.catalogImports.delete(id);
});

const job = () => ({ shopId: scope.shop.id, destinationId: feed });
const pushProducts = () => pushFeed(shop.services, job());
const pushDeltas = () => pushFeedDeltas(shop.services, job());
async function snapshot(): Promise<void> {
  await deliverFeed(scope, feed);
  for (let n = 0; n < 2; n++) await pushProducts();
  expect((await newestRun()).pushedAt).not.toBeNull();
}
const newestRun = async () => (await listRuns(scope, feed))[0]!;
const catalog = () => shop.stripe.state.catalogProducts.filter(({ account }) => account === DEMO_MERCHANT.id);
const fieldsOf = (id = itemId) => catalog().find(({ fields }) => fields.id === id)?.fields;
const imports = () => shop.stripe.state.catalogImports.filter(() => true);
const feedTypes = () => imports().map(({ feedType }) => feedType);
const dollars = (minor: bigint) => `${(Number(minor) / 100).toFixed(2)} USD`;

/** The mirror hears of a change, as by a webhook. */
async function change(data: { price?: bigint; available?: number }, id = itemId): Promise<void> {
  await scope.db.variant.updateMany({ where: { shopId: scope.shop.id, id }, data });
  await note();
}
async function publish(status: 'active' | 'draft'): Promise<void> {
  await scope.db.product.updateMany({ where: { shopId: scope.shop.id, id: productId }, data: { status } });
  await note();
}
/** One of those that Stripe has, but for the product of the tests. */
const otherProduct = () =>
  scope.db.product.findFirstOrThrow({
    where: { shopId: scope.shop.id, id: { not: productId }, variants: { some: { id: { in: soldIds() } } } },
  });
const soldIds = () => catalog().map(({ fields }) => fields.id!);
const note = () => scope.db.$transaction((tx) => queueDeltas(scope, tx, [productId]));
const restored = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } finally {
    await scope.db.variant.updateMany({
      where: { shopId: scope.shop.id, id: itemId },
      data: { price: priceMinor, available },
    });
    await scope.db.product.updateMany({
      where: { shopId: scope.shop.id, id: productId },
      data: { status: 'active' },
    });
  }
};
/** An import takes an upload and a look; then what was told is compared. */
const tellOne = async (): Promise<void> => {
  await pushDeltas();
  await pushDeltas();
};
const waiting = () => scope.db.feedDelta.count({ where: { destinationId: feed } });

describe('GIVEN a catalogue that Stripe has', () => {
  test('WHEN a price changes THEN Stripe has it by a file of that variant alone', () =>
    restored(async () => {
      const before = fieldsOf()!;
      await change({ price: priceMinor + 100n });
      await tellOne();
      await pushDeltas();
      expect(fieldsOf()).toEqual({ ...before, price: dollars(priceMinor + 100n) });
      expect(imports()).toMatchObject([
        { feedType: 'pricing', mode: 'upsert', status: 'succeeded', successCount: 1 },
      ]);
      expect(await waiting()).toBe(0);
    }));

  test('WHEN stock and price change THEN each is told by its own feed, one after the other', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n, available: 0 });
      await tellOne();
      expect(feedTypes()).toEqual(['inventory']);
      await tellOne();
      await pushDeltas();
      expect(feedTypes()).toEqual(['inventory', 'pricing']);
      expect(fieldsOf()).toMatchObject({
        availability: 'out_of_stock',
        inventory_quantity: '0',
        price: dollars(priceMinor + 100n),
      });
      expect(await waiting()).toBe(0);
    }));

  test('WHEN stock never rests THEN prices have their turn', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n, available: available + 1 });
      for (let n = 2; n < 5; n++) {
        await tellOne();
        await change({ available: available + n });
      }
      expect(feedTypes()).toEqual(['inventory', 'pricing', 'inventory']);
    }));

  test('WHEN a product is taken from the shop THEN it is out of stock at once, and gone with the next snapshot', () =>
    restored(async () => {
      await publish('draft');
      await tellOne();
      await pushDeltas();
      expect(feedTypes()).toEqual(['inventory']);
      expect(fieldsOf()).toMatchObject({ availability: 'out_of_stock', inventory_quantity: '0' });
      expect(fieldsOf()!.price).toBe(dollars(priceMinor));
      await snapshot();
      expect(fieldsOf()).toBeUndefined();
    }));

  test('WHEN it is back before the next snapshot THEN it is sold again', () =>
    restored(async () => {
      const before = fieldsOf();
      await publish('draft');
      await tellOne();
      await publish('active');
      await tellOne();
      await pushDeltas();
      expect(fieldsOf()).toEqual(before);
      expect(await waiting()).toBe(0);
    }));

  test('WHEN a variant is deleted THEN it is out of stock', async () => {
    const where = { id: itemId, shopId: scope.shop.id };
    const variant = (await scope.db.variant.findFirstOrThrow({ where })) as Prisma.VariantCreateManyInput;
    await scope.db.variant.deleteMany({ where });
    try {
      await note();
      await tellOne();
      expect(fieldsOf()).toMatchObject({ availability: 'out_of_stock', inventory_quantity: '0' });
    } finally {
      await scope.db.variant.createMany({ data: [variant] });
    }
  });

  test('WHEN a product is new THEN it waits for the next snapshot', () =>
    restored(async () => {
      await publish('draft');
      await snapshot();
      await pushDeltas();
      const before = imports().length;
      await publish('active');
      await pushDeltas();
      expect(imports()).toHaveLength(before);
      expect(await waiting()).toBe(0);
      await snapshot();
      expect(fieldsOf()!.price).toBe(dollars(priceMinor));
    }));

  test('WHEN something else changes THEN nothing is uploaded', async () => {
    await note();
    await pushDeltas();
    expect(imports()).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test('WHEN changes come in THEN they are gathered for a minute, from the first on', async () => {
    const since = Date.now();
    const due = () => scope.db.$queryRaw<{ at: Date }[]>`
      SELECT run_at AS at FROM graphile_worker._private_jobs WHERE key = ${`push-feed-deltas:${feed}`}`;
    await note();
    const [first] = await due();
    expect(first!.at.getTime() - since).toBeGreaterThanOrEqual(59_000);
    expect(first!.at.getTime() - since).toBeLessThan(75_000);
    await note();
    expect(await due()).toEqual([first]);
  });

  test('WHEN Shopify tells of a price THEN it reaches Stripe without a snapshot', () =>
    restored(async () => {
      const { db } = scope;
      await db.variant.updateMany({
        where: { id: itemId, shopId: scope.shop.id },
        data: { price: priceMinor + 7n },
      });
      await db.$transaction((tx) => noteCatalogChange(scope, tx, [productId]));
      await followCatalog(shop.services, { shopId: scope.shop.id });
      for (let n = 0; n < 4; n++) {
        await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
        await shop.drainJobs();
      }
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 7n));
      expect(feedTypes()).toEqual(['pricing']);
      expect(await waiting()).toBe(0);
    }));
});

describe('GIVEN a change that is being told', () => {
  test.each(['drop_reply', 'error_after', 'error_before'] as const)(
    'WHEN it breaks off as it is begun (%s) THEN it is one import all the same, of what is true by then',
    (kind) =>
      restored(async () => {
        await change({ price: priceMinor + 100n });
        shop.stripe.faults.add({ kind, operation: 'catalogImports.create', times: 3 });
        await expect(pushDeltas()).rejects.toThrow();
        shop.stripe.faults.clear();
        await change({ price: priceMinor + 200n });
        await tellOne();
        expect(imports()).toMatchObject([{ status: 'succeeded', successCount: 1 }]);
        expect(fieldsOf()!.price).toBe(dollars(priceMinor + 200n));
      }),
  );

  test('WHEN it breaks off after the upload THEN it is looked at, and not uploaded again', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n });
      shop.stripe.faults.add({ kind: 'error_before', operation: 'catalogImports.retrieve', times: 3 });
      await expect(pushDeltas()).rejects.toThrow();
      expect(imports()).toMatchObject([{ status: 'processing' }]);
      shop.stripe.faults.clear();
      await tellOne();
      await pushDeltas();
      expect(imports()).toMatchObject([{ status: 'succeeded' }]);
      expect(await waiting()).toBe(0);
    }));

  test('WHEN it changes again meanwhile THEN Stripe is told once more, after the first has ended', () =>
    restored(async () => {
      shop.stripe.state.importsStall = true;
      await change({ price: priceMinor + 100n });
      await pushDeltas();
      await change({ price: priceMinor + 200n });
      await pushDeltas();
      expect(imports()).toHaveLength(1);
      shop.stripe.state.importsStall = false;
      await tellOne();
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
      await tellOne();
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 200n));
    }));

  test('WHEN the change is undone before the upload THEN nothing is uploaded', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n });
      shop.stripe.faults.add({ kind: 'error_after', operation: 'catalogImports.create', times: 3 });
      await expect(pushDeltas()).rejects.toThrow();
      shop.stripe.faults.clear();
      await change({ price: priceMinor });
      await pushDeltas();
      expect(imports()).toMatchObject([{ status: 'awaiting_upload' }]);
      expect(await scope.db.feedImport.count()).toBe(0);
    }));

  test('WHEN the address of the upload has run out THEN another import is begun', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n });
      shop.stripe.faults.add({ kind: 'error_after', operation: 'catalogImports.create', times: 3 });
      await expect(pushDeltas()).rejects.toThrow();
      shop.stripe.faults.clear();
      const [stale] = imports();
      shop.stripe.state.catalogImports.patch(stale!.id, { created: shop.stripe.state.now() - 600 });
      await scope.db.feedImport.updateMany({ data: { remoteId: stale!.id } });
      await tellOne();
      expect(imports().map(({ status }) => status)).toEqual(['awaiting_upload', 'succeeded']);
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
    }));

  test('WHEN the import fails THEN another one is begun, and staff are told after several', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n });
      for (let n = 0; n < 5; n++) {
        expect(await listAttention(scope)).toEqual([]);
        shop.stripe.state.importsStall = true;
        await pushDeltas();
        shop.stripe.state.importsStall = false;
        const failed = { status: 'failed', failure: 'Stripe is unwell.' } as const;
        shop.stripe.state.catalogImports.patch(imports().at(-1)!.id, failed);
        await expect(pushDeltas()).rejects.toThrow(/stock or prices: Stripe is unwell/);
      }
      expect(await listAttention(scope)).toMatchObject([{ kind: 'feed_failed', subject: feed }]);
      expect(await newestRun()).toMatchObject({
        imported: 5,
        imports: Array.from({ length: 5 }, () => ({ status: 'failed', error: 'Stripe is unwell.' })),
      });
      await tellOne();
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
      expect(await listAttention(scope)).toEqual([]);
    }));

  test('WHEN Stripe refuses a row THEN it is kept with its reason, and not sent again and again', () =>
    restored(async () => {
      shop.stripe.state.rowsRefused.add(itemId);
      await change({ available: available + 3 });
      await tellOne();
      await pushDeltas();
      expect(imports()).toHaveLength(1);
      expect(await newestRun()).toMatchObject({
        imports: [
          {
            feedType: 'inventory',
            status: 'succeeded_with_errors',
            rows: 1,
            refused: 1,
            samples: [{ id: itemId, field: 'id', message: expect.any(String) as string }],
          },
        ],
      });
      expect(await waiting()).toBe(0);
    }));
});

describe('GIVEN a snapshot on its way', () => {
  test('WHEN Stripe is at it THEN changes wait, and are told when it has ended', () =>
    restored(async () => {
      shop.stripe.state.importsStall = true;
      await deliverFeed(scope, feed);
      await pushProducts();
      await change({ price: priceMinor + 100n });
      await pushDeltas();
      expect(feedTypes()).toEqual(['product']);
      shop.stripe.state.importsStall = false;
      for (let n = 0; n < 2; n++) await pushProducts();
      await tellOne();
      expect(feedTypes()).toEqual(['product', 'pricing']);
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
    }));

  test('WHEN Stripe is at a change THEN the snapshot waits for it', () =>
    restored(async () => {
      shop.stripe.state.importsStall = true;
      await change({ price: priceMinor + 100n });
      await pushDeltas();
      await deliverFeed(scope, feed);
      await pushProducts();
      expect(feedTypes()).toEqual(['pricing']);
      shop.stripe.state.importsStall = false;
      for (let n = 0; n < 4; n++) await pushProducts();
      expect(imports()).toMatchObject([
        { feedType: 'pricing', status: 'succeeded' },
        { feedType: 'product', status: 'succeeded' },
      ]);
      await pushDeltas();
      expect(imports()).toHaveLength(2);
      expect(await waiting()).toBe(0);
    }));

  test('WHEN a change was begun and not uploaded THEN the snapshot goes first, and nothing is told twice', () =>
    restored(async () => {
      await change({ price: priceMinor + 100n });
      shop.stripe.faults.add({ kind: 'error_after', operation: 'catalogImports.create', times: 3 });
      await expect(pushDeltas()).rejects.toThrow();
      shop.stripe.faults.clear();
      await snapshot();
      await pushDeltas();
      expect(imports().map(({ feedType, status }) => [feedType, status])).toEqual([
        ['pricing', 'awaiting_upload'],
        ['product', 'succeeded'],
      ]);
      expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
      expect(await scope.db.feedImport.count()).toBe(0);
    }));

  test('WHEN Stripe is still at an earlier snapshot THEN the newest one waits for it', async () => {
    shop.stripe.state.importsStall = true;
    for (let n = 0; n < 3; n++) {
      await deliverFeed(scope, feed);
      await pushProducts();
    }
    expect(imports()).toHaveLength(1);
    shop.stripe.state.importsStall = false;
    for (let n = 0; n < 4; n++) await pushProducts();
    expect(imports().map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  });

  test('WHEN it is held meanwhile and let through later THEN what is newer is told again after it', () =>
    restored(async () => {
      const { db } = scope;
      const other = { shopId: scope.shop.id, id: (await otherProduct()).id };
      await db.product.updateMany({ where: other, data: { status: 'draft' } });
      try {
        await db.feedDestination.update({ where: { id: feed }, data: { guardPercent: 100 } });
        await change({ price: priceMinor + 100n });
        const held = await deliverFeed(scope, feed);
        expect(held.state).toBe('held');
        await change({ price: priceMinor });
        await pushDeltas();
        expect([imports().length, await waiting()]).toEqual([0, 0]);
        await decideRun(scope, held.id, 'approve', 'command');
        for (let n = 0; n < 2; n++) await pushProducts();
        expect(fieldsOf()!.price).toBe(dollars(priceMinor + 100n));
        await tellOne();
        await pushDeltas();
        expect(fieldsOf()!.price).toBe(dollars(priceMinor));
        expect(await waiting()).toBe(0);
      } finally {
        await db.product.updateMany({ where: other, data: { status: 'active' } });
      }
    }));
});

test('GIVEN another shop THEN it tells nothing of this one’s changes, and this one none of it', () =>
  restored(async () => {
    await change({ price: priceMinor + 100n });
    const data = { id: 'shop_stranger', domain: 'stranger.myshopify.com', installedAt: scope.clock() };
    const stranger = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
    await pushStripeDeltas(stranger, feed);
    await scope.db.$transaction((tx) => queueDeltas(stranger, tx, [productId]));
    expect(imports()).toEqual([]);
    expect(await waiting()).toBe(1);
  }));
