import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/**
 * For shops with anything in their catalogue: what an agent reads in the feed is the shop's truth, by rules that are
 * written down here once more, and what the feed calls buyable can be bought by ACP at the feed's price.
 */
const SHOPS = Number(process.env.PROPERTY_SHOPS ?? 3);
const SEED = Number(process.env.PROPERTY_SEED ?? 20261126);

let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
  await shop.services.db.agentConnection.updateMany({ data: { rateLimit: 1_000_000 } });
});
afterAll(() => shop.close());

const text = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', 'é', '🎉', '"', '<', '&', '\n', ',', '\t', '0', '中'),
  minLength: 1,
  maxLength: 40,
});
const html = fc.oneof(
  text.map((words) => `<p>${words.replaceAll('<', '&lt;')}</p><ul><li>One<li>Two</ul>`),
  fc.constant(''),
  fc.constant('<div><table><tr><td>x'),
);
const productChanges: fc.Arbitrary<Partial<ProductRecord>> = fc.record(
  {
    title: text.map((words) => `T ${words}`),
    descriptionHtml: html,
    vendor: fc.constantFrom('Potter', ' ', 'A "B", C'),
    status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAFT', 'ARCHIVED'),
    publishedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', null),
    images: fc.constant([]),
    tags: fc.constantFrom([], ['b2b-only'], ['age-restricted'], ['sale']),
    isGiftCard: fc.boolean(),
    requiresSellingPlan: fc.boolean(),
    category: fc.constantFrom(null, { id: 'gid://shopify/TaxonomyCategory/ma', fullName: 'Mature' }),
  },
  { requiredKeys: [] },
);
const variantChanges: fc.Arbitrary<Partial<VariantRecord>> = fc.record(
  {
    priceMinor: fc.constantFrom(0, 1, 999, 123_456),
    compareAtMinor: fc.constantFrom(null, 0, 999, 1_000_000),
    available: fc.constantFrom(-2, 0, 1, 500),
    tracked: fc.boolean(),
    inventoryPolicy: fc.constantFrom('DENY', 'CONTINUE'),
    barcode: fc.constantFrom(null, '4006381333931', '123', ' '),
    requiresComponents: fc.boolean(),
    requiresShipping: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Changes some products and variants of the built-in catalogue, and has the app read it anew. */
async function generate(seed: number): Promise<void> {
  const { state } = shop.shopify;
  const updatedAt = new Date(Date.now() + seed).toISOString();
  const [products, variants] = [state.products.all(), state.variants.all()];
  const changes = fc.sample(productChanges, { numRuns: products.length, seed });
  for (const [index, { id }] of products.entries())
    state.products.patch(id, { ...(index % 2 === 0 && changes[index]), updatedAt });
  const others = fc.sample(variantChanges, { numRuns: variants.length, seed });
  for (const [index, { id }] of variants.entries())
    state.variants.patch(id, { ...(index % 2 === 1 && others[index]), updatedAt });
  const done = state.bulkOperations.size;
  await startCatalogSync(shop.services, { shopId: shop.scope.shop.id });
  await vi.waitFor(() => {
    expect(state.bulkOperations.size).toBe(done + 1);
    expect(state.bulkOperations.all().at(-1)).toMatchObject({ status: 'COMPLETED' });
  });
  await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
  await shop.drainJobs();
}

interface Truth {
  price: number;
  regular: number;
  buyable: boolean;
}

/** What agents may see, by variant id, straight from the simulated shop. */
function truth(): Map<string, Truth> {
  const { state } = shop.shopify;
  const shown = new Map<string, Truth>();
  for (const variant of state.variants.all()) {
    const product = state.products.get(variant.productId)!;
    const prohibited = product.category?.fullName === 'Mature';
    const visible = product.status === 'ACTIVE' && product.publishedAt !== null && !prohibited;
    if (!visible || product.images.length === 0 || variant.priceMinor <= 0) continue;
    const { priceMinor: price, compareAtMinor } = variant;
    const soldOut = variant.tracked && variant.available <= 0 && variant.inventoryPolicy === 'DENY';
    const shopOnly = product.isGiftCard || product.requiresSellingPlan || Boolean(variant.requiresComponents);
    const restricted =
      product.tags.some((tag) => tag === 'b2b-only' || tag === 'age-restricted') ||
      Boolean(product.category?.fullName.includes('Alcoholic Beverages'));
    shown.set(variant.id.split('/').at(-1)!, {
      price,
      regular: compareAtMinor !== null && compareAtMinor > price ? compareAtMinor : price,
      buyable: !soldOut && !shopOnly && !restricted,
    });
  }
  return shown;
}

/** What an agent finds when it puts the item into a session. */
async function tryToBuy(itemId: string): Promise<{ price: number | undefined; buyable: boolean }> {
  const reply = await shop.client.createSession({
    line_items: [{ id: itemId, quantity: 1 }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
  } as never);
  expect(reply.status).toBe(201);
  const { status, line_items: lines } = reply.body as CheckoutSession;
  const line = lines[0] as unknown as { unit_amount?: number };
  return { price: line.unit_amount, buyable: status === 'ready_for_payment' };
}

describe.each(Array.from({ length: SHOPS }, (_, n) => SEED + n))('GIVEN the shop of seed %d', (seed) => {
  test('WHEN an agent reads its feed THEN it is the shop’s truth, and can be bought as it says', async () => {
    await generate(seed);
    const { items, rejected } = await readFeed(feedUrl(shop.scope));
    expect(rejected).toEqual([]);
    const shown = truth();
    expect(shown.size).toBeGreaterThan(10);
    expect(
      new Map(
        items.map(({ itemId, price, salePrice, buyable }) => [
          itemId,
          { price: (salePrice ?? price).amount, regular: price.amount, buyable },
        ]),
      ),
    ).toEqual(shown);
    for (const [itemId, { price, buyable }] of shown)
      expect({ itemId, ...(await tryToBuy(itemId)) }).toEqual({ itemId, price, buyable });
  });
});
