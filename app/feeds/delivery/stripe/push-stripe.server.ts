import type Stripe from 'stripe';
import type { FeedRun } from '#app/db/client/client.ts';
import {
  beginCatalogImport,
  readCatalogImport,
  uploadCatalog,
  type CatalogImport,
} from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queuePushes } from '../api/queue-deltas.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { readChunks } from '../hosted/read-chunks.server.ts';
import { PushError } from '../push/push-error.ts';
import { withDestination } from '../push/with-destination.server.ts';
import { withCatalogStripe } from './catalog-stripe.server.ts';
import { isImporting } from './is-importing.server.ts';
import { lookAgain } from './look-again.server.ts';
import { keepRunImport, runImportOf } from './run-import.server.ts';

/**
 * Has Stripe import the snapshot that was delivered last into the merchant's own catalogue there: begun, uploaded, and
 * looked at until it has ended, each on record before the next. One that fails, or whose address has run out, is begun
 * anew by the next run. Imports run in no order, so it waits for one that is under way, be it of an earlier snapshot or
 * of changes between two (pushStripeDeltas), and those wait for it.
 * @throws PushError, or the error of Stripe or the network: the job is repeated
 */
export async function pushStripe(scope: ShopScope, destinationId: string): Promise<void> {
  await withDestination(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    if (!run || run.pushedAt) return undefined;
    const found = await withCatalogStripe(scope, destination, (stripe) => take(scope, stripe, run));
    switch (found?.status) {
      case undefined:
      case 'awaiting_upload':
      case 'processing':
        await lookAgain(scope, destination, 'push-feed');
        return 'pending';
      case 'failed':
        throw new PushError(`Stripe could not import the catalogue: ${found.message}`);
      case 'succeeded':
      case 'succeeded_with_errors':
        await done(scope, run);
        return undefined;
    }
  });
}

/** The run's import, as far as it comes in one go; null: it has to wait for another one. */
async function take(scope: ShopScope, stripe: Stripe, run: FeedRun): Promise<CatalogImport | null> {
  const known = runImportOf(run);
  // One that has failed is over: whoever was told of it begins another one.
  let found = known && known.status !== 'failed' ? await readCatalogImport(stripe, known.import) : null;
  const isOver = found?.status === 'awaiting_upload' && found.expiresAt <= scope.clock();
  if (!found || isOver) {
    if (await isImporting(scope, stripe, run)) return null;
    found = await beginCatalogImport(stripe, {
      feedType: 'product',
      mode: 'replace',
      idempotencyKey: `feed:${run.id}:${known?.import ?? 'first'}`,
      metadata: { aisle_run: run.id, shop: scope.shop.domain },
    });
    await keepRunImport(scope, run, found);
  }
  if (found.status === 'awaiting_upload') {
    await upload(scope, run, found.uploadUrl);
    found = await readCatalogImport(stripe, found.id);
  }
  await keepRunImport(scope, run, found);
  return found;
}

async function upload(scope: ShopScope, run: FeedRun, url: string): Promise<void> {
  const file = await scope.db.feedFile.findFirstOrThrow({
    where: { runId: run.id, shopId: scope.shop.id, name: { startsWith: 'product-' } },
  });
  const length = Number(file.bytes);
  await uploadCatalog(url, readChunks(scope, file, { start: 0, end: length - 1 }), length);
}

/** What has changed while it was under way is told next. */
async function done(scope: ShopScope, { id, shopId, destinationId }: FeedRun): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    await tx.feedRun.update({
      where: { id, shopId: scope.shop.id },
      data: { pushedAt: scope.clock() },
    });
    await queuePushes(tx, shopId, 'push-feed-deltas', [destinationId]);
  });
}
