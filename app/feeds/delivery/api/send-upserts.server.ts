import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { callFeedApi, FeedApiError } from './call-feed-api.server.ts';
import { storePushed } from './pushed-products.server.ts';
import type { Upsert } from './to-upsert.ts';

/** Neither API states a limit: a request of some hundred kilobytes is answered by all. */
const MOST_PRODUCTS = 100;
const MOST_CHARACTERS = 500_000;

/**
 * Tells a feed's API of products, in requests of bounded size, and keeps what it was told: an upsert may be repeated, so
 * after a lost answer it simply is. A product that the API refuses is told apart from the others, and the refusal kept.
 * @param runNumber of the snapshot they are from; absent: a change between two
 * @returns how many were refused
 * @throws FeedApiError but for refused products
 */
export async function sendUpserts(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  upserts: Upsert[],
  runNumber?: bigint,
): Promise<number> {
  let refused = 0;
  for (const batch of batches(upserts)) refused += await sendBatch(scope, destination, batch, runNumber);
  return refused;
}

async function sendBatch(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  batch: Upsert[],
  runNumber: bigint | undefined,
): Promise<number> {
  const products = batch.flatMap(({ product }) => product ?? []);
  try {
    if (products.length > 0) await patch(scope, destination, products);
    await storePushed(scope, destination, batch, { runNumber });
    return 0;
  } catch (error) {
    if (!(error instanceof FeedApiError) || error.kind !== 'refused') throw error;
    if (batch.length === 1) {
      await storePushed(scope, destination, batch, { runNumber, refusal: error.message });
      scope.log.warn(
        { feed: destination.id, productId: batch[0]!.productId, reason: error.message },
        'the agent refused a product',
      );
      return 1;
    }
    const half = Math.ceil(batch.length / 2);
    const first = await sendBatch(scope, destination, batch.slice(0, half), runNumber);
    return first + (await sendBatch(scope, destination, batch.slice(half), runNumber));
  }
}

async function patch(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
  products: object[],
): Promise<void> {
  const answer = await callFeedApi(scope, destination, {
    method: 'PATCH',
    path: `/${encodeURIComponent(destination.remoteId)}/products`,
    // OpenAI's names the country again; ACP's UpsertProductsRequest has no place for it.
    body:
      destination.kind === 'openai-api'
        ? { target_country: destination.country ?? scope.shop.country, products }
        : { products },
  });
  const { accepted } = (answer ?? {}) as { accepted?: unknown };
  if (accepted === false) throw new FeedApiError('refused', 'it did not accept them');
}

function* batches(upserts: Upsert[]): Generator<Upsert[]> {
  let batch: Upsert[] = [];
  let characters = 0;
  for (const upsert of upserts) {
    const length = upsert.product ? JSON.stringify(upsert.product).length : 0;
    const full = batch.length >= MOST_PRODUCTS || characters + length > MOST_CHARACTERS;
    if (batch.length > 0 && full) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(upsert);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}
