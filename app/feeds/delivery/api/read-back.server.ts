import { z } from 'zod';
import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { callFeedApi, FeedApiError } from './call-feed-api.server.ts';

/** Neither API has pages: a larger feed is not read back. */
const MOST_PRODUCTS = 2000;
const MOST_BYTES = 16 * 1024 * 1024;

const answer = z.object({
  products: z.array(z.object({ id: z.string(), variants: z.array(z.object({ id: z.string() })) })),
});

/** What the agent's API has afterwards, against what it was told. */
export interface Readback {
  products: number;
  /** Products that it was told of and does not have. */
  missing: number;
  /** Products of which it lacks variants. */
  differing: number;
}

/**
 * Asks a feed's API what it has of the products it was told. Null: it does not say, or it is too much to ask for; a feed
 * that has arrived is not less so for that.
 */
export async function readBack(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
): Promise<(Readback & Record<string, number>) | null> {
  const where = { destinationId: destination.id, shopId: scope.shop.id, refusal: null };
  const told = await scope.db.pushedProduct.findMany({
    where,
    select: { productId: true, variantIds: true },
    take: MOST_PRODUCTS + 1,
  });
  if (told.length > MOST_PRODUCTS) return null;
  const has = await read(scope, destination);
  if (!has) return null;
  const lacks = told.filter(({ productId }) => !has.has(productId));
  const differing = told.filter(({ productId, variantIds }) => {
    const variants = has.get(productId);
    return variants && variantIds.some((id) => !variants.has(id));
  });
  if (lacks.length + differing.length > 0)
    scope.log.warn(
      { feed: destination.id, missing: lacks.length, differing: differing.length },
      'the agent lacks products it was told of',
    );
  return { products: has.size, missing: lacks.length, differing: differing.length };
}

async function read(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
): Promise<Map<string, Set<string>> | null> {
  const path = `/${encodeURIComponent(destination.remoteId)}/products`;
  try {
    const found = answer.safeParse(
      await callFeedApi(scope, destination, { method: 'GET', path, maxBytes: MOST_BYTES }),
    );
    if (!found.success) return null;
    return new Map(
      found.data.products.map(({ id, variants }) => [id, new Set(variants.map((variant) => variant.id))]),
    );
  } catch (error) {
    if (error instanceof FeedApiError) return null;
    throw error;
  }
}
