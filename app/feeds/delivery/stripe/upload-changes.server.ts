import type Stripe from 'stripe';
import type { FeedDestination, FeedImport, FeedRun } from '#app/db/client/client.ts';
import {
  beginCatalogImport,
  readCatalogImport,
  uploadCatalog,
  type CatalogImport,
} from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { OFFER_FEEDS, type OfferFeed } from '../../formats/stripe/stripe-offers.ts';
import { nextFeed, type OfferChanges, type OfferLine } from './changed-offers.ts';
import { settleImport } from './settle-import.server.ts';

/**
 * Uploads what has changed of stock or of prices: the import is on record before it is begun, its id before it is
 * uploaded, and its rows before Stripe can have them. One that was begun and not uploaded is gone on with.
 * @returns null: there is nothing to tell
 * @throws Stripe.errors.StripeError; Error when the upload was not taken
 */
export async function uploadChanges(
  scope: ShopScope,
  stripe: Stripe,
  { destination, run }: { destination: FeedDestination; run: FeedRun },
  changes: OfferChanges,
  open: FeedImport | null,
): Promise<CatalogImport | null> {
  const record = await recordOf(scope, destination, run, changes, open);
  if (!record) return null;
  const begun = await beginAtStripe(scope, stripe, record);
  if (begun.status === 'awaiting_upload' && begun.expiresAt <= scope.clock()) {
    await dropImport(scope, record);
    return uploadChanges(scope, stripe, { destination, run }, changes, null);
  }
  const importing = { ...record, remoteId: begun.id };
  if (begun.status === 'awaiting_upload') {
    const feedType = record.feedType as OfferFeed;
    await keepItems(scope, importing, changes[feedType]);
    const { header } = OFFER_FEEDS[feedType];
    const file = Buffer.from(header + changes[feedType].map(({ line }) => line).join(''));
    await uploadCatalog(begun.uploadUrl, [file], file.length);
  }
  return settleImport(scope, stripe, importing);
}

/** An import of which Stripe has no rows is forgotten there by itself. */
export async function dropImport({ db, shop }: ShopScope, { id }: FeedImport): Promise<void> {
  await db.feedImport.delete({ where: { id, shopId: shop.id } });
}

async function recordOf(
  scope: ShopScope,
  destination: FeedDestination,
  run: FeedRun,
  changes: OfferChanges,
  open: FeedImport | null,
): Promise<FeedImport | null> {
  if (open && open.runId === run.id && changes[open.feedType as OfferFeed].length > 0) return open;
  if (open) await dropImport(scope, open);
  const { shop, db } = scope;
  const last = await db.feedImport.findFirst({
    where: { shopId: shop.id, destinationId: destination.id },
    orderBy: { startedAt: 'desc' },
  });
  const feedType = nextFeed(changes, (last?.feedType as OfferFeed | undefined) ?? null);
  if (!feedType) return null;
  const names = { id: scope.newId('feed_import'), shopId: shop.id, destinationId: destination.id };
  return db.feedImport.create({ data: { ...names, runId: run.id, feedType, startedAt: scope.clock() } });
}

async function beginAtStripe(scope: ShopScope, stripe: Stripe, record: FeedImport): Promise<CatalogImport> {
  if (record.remoteId !== null) return readCatalogImport(stripe, record.remoteId);
  const begun = await beginCatalogImport(stripe, {
    feedType: record.feedType as OfferFeed,
    mode: 'upsert',
    idempotencyKey: `feed-import:${record.id}`,
    metadata: { aisle_import: record.id, shop: scope.shop.domain },
  });
  const where = { id: record.id, shopId: scope.shop.id };
  await scope.db.feedImport.update({ where, data: { remoteId: begun.id } });
  return begun;
}

async function keepItems({ db, shop }: ShopScope, { id }: FeedImport, lines: OfferLine[]): Promise<void> {
  const items = Object.fromEntries(lines.map(({ itemId, digest }) => [itemId, digest]));
  await db.feedImport.update({ where: { id, shopId: shop.id }, data: { items, rows: lines.length } });
}
