import type Stripe from 'stripe';
import type { FeedDestination, FeedRun } from '#app/db/client/client.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { CatalogImport } from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { BETWEEN_UPLOADS_SECONDS } from '../api/queue-deltas.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { PushError } from '../push/push-error.ts';
import { withDestination } from '../push/with-destination.server.ts';
import { withCatalogStripe } from './catalog-stripe.server.ts';
import { lookAgain } from './look-again.server.ts';
import { readChanges } from './read-changes.server.ts';
import { openImport, settleImport } from './settle-import.server.ts';
import { uploadChanges } from './upload-changes.server.ts';

/**
 * Tells the merchant's catalogue at Stripe what has changed of stock and prices since the snapshot that it has, by
 * imports of these alone. Imports run there in no order, so there is one at a time: while a snapshot is on its way this
 * waits, and so does a snapshot for this. What is noted stays noted until Stripe has been told.
 * @throws PushError, or the error of Stripe or the network: the job is repeated
 */
export async function pushStripeDeltas(scope: ShopScope, destinationId: string): Promise<void> {
  await withDestination(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    // The end of the snapshot's own import queues this again.
    if (!run?.pushedAt) return 'pending';
    const found = await withCatalogStripe(scope, destination, (stripe) =>
      takeNext(scope, stripe, destination, run),
    );
    switch (found?.status) {
      case 'awaiting_upload':
      case 'processing':
        await lookAgain(scope, destination, 'push-feed-deltas');
        return 'pending';
      case 'failed':
        throw new PushError(`Stripe could not import changes of stock or prices: ${found.message}`);
      case 'succeeded':
      case 'succeeded_with_errors':
        await goOn(scope, destination);
        return undefined;
      case undefined:
        return undefined;
    }
  });
}

/** The import that is under way, or else the next one, as far as it comes in one go; null: there is none. */
async function takeNext(
  scope: ShopScope,
  stripe: Stripe,
  destination: FeedDestination,
  run: FeedRun,
): Promise<CatalogImport | null> {
  const open = await openImport(scope, destination.id);
  if (open?.items && open.remoteId !== null) {
    const found = await settleImport(scope, stripe, { ...open, remoteId: open.remoteId });
    if (found.status !== 'awaiting_upload') return found;
  }
  const changes = await readChanges(scope, destination, run);
  return changes && uploadChanges(scope, stripe, { destination, run }, changes, open);
}

/** What was told is compared once more, and forgotten if it is still true; the other feed has its turn. */
async function goOn(scope: ShopScope, { id, shopId }: FeedDestination): Promise<void> {
  const runAt = addSeconds(scope.clock(), BETWEEN_UPLOADS_SECONDS);
  const options = { key: `push-feed-deltas:${id}`, queue: `push-feed:${id}`, runAt, keepRunAt: true };
  await addJob(scope.db, 'push-feed-deltas', { shopId, destinationId: id }, options);
}
