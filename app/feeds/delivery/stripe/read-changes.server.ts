import { productItems } from '#app/catalog/product-items.server.ts';
import type { FeedDestination, FeedRun } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from '../../feed-context.server.ts';
import { stripeOffers } from '../../formats/stripe/stripe-offers.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { lockDestination } from '../lock-destination.server.ts';
import { LONG_TRANSACTION } from '../transaction.ts';
import { changedOffers, type OfferChanges, type ToldOffer } from './changed-offers.ts';

/** Products of one page. */
const BATCH = 200;
/** Of one round; the others follow with the next. */
const MOST_LINES = 50_000;

/**
 * What of the noted products' stock and prices Stripe knows otherwise than the mirror has it now. A product of which it
 * knows nothing otherwise is noted no longer.
 * @param run the snapshot that Stripe has
 * @returns null: another snapshot came meanwhile, and goes first
 */
export async function readChanges(
  scope: ShopScope,
  destination: FeedDestination,
  run: FeedRun,
): Promise<OfferChanges | null> {
  const { connectionId, country } = destination;
  const context = await feedContext(scope, { connectionId, ...(country !== null && { country }) });
  const changes: OfferChanges = { inventory: [], pricing: [] };
  let after = 0n;
  while (changes.inventory.length + changes.pricing.length < MOST_LINES) {
    const deltas = await scope.db.feedDelta.findMany({
      where: { destinationId: destination.id, shopId: scope.shop.id, revision: { gt: after } },
      orderBy: { revision: 'asc' },
      take: BATCH,
    });
    if (deltas.length === 0) break;
    after = deltas.at(-1)!.revision;
    const revisions = new Map(deltas.map(({ productId, revision }) => [productId, revision]));
    const ids = [...revisions.keys()];
    const told = await toldOf(scope, run, ids);
    const settled: bigint[] = [];
    for await (const page of productItems(scope, scope.db, ids, connectionId))
      for (const { productId, items } of page) {
        const { inventory, pricing } = changedOffers(told.get(productId) ?? [], stripeOffers(items, context));
        if (inventory.length + pricing.length === 0) settled.push(revisions.get(productId)!);
        changes.inventory.push(...inventory);
        changes.pricing.push(...pricing);
      }
    if (!(await forget(scope, destination, run, settled))) return null;
  }
  return changes;
}

/** What Stripe has of these products, by product. */
async function toldOf(
  { db, shop }: ShopScope,
  run: FeedRun,
  productIds: string[],
): Promise<Map<string, ToldOffer[]>> {
  const where = { shopId: shop.id, runNumber: run.number, productId: { in: productIds } };
  const told = new Map<string, ToldOffer[]>();
  for (const { itemId, productId, inventory, pricing } of await db.feedOffer.findMany({ where })) {
    const offer = { itemId, inventory: hex(inventory), pricing: hex(pricing) };
    told.set(productId, [...(told.get(productId) ?? []), offer]);
  }
  return told;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Only while the snapshot that was compared with is the one that Stripe has: a newer one may say something older. */
function forget(
  scope: ShopScope,
  destination: FeedDestination,
  run: FeedRun,
  revisions: bigint[],
): Promise<boolean> {
  return scope.db.$transaction(async (tx) => {
    await lockDestination(scope, tx, destination.id);
    if ((await deliveredRun(tx, destination))?.id !== run.id) return false;
    await tx.$executeRaw`
      DELETE FROM feed_deltas USING unnest(${revisions}::bigint[]) AS settled
      WHERE destination_id = ${destination.id} AND shop_id = ${scope.shop.id} AND revision = settled`;
    return true;
  }, LONG_TRANSACTION);
}
