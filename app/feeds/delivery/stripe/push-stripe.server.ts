import Stripe from 'stripe';
import type { FeedDestination, FeedRun, Prisma } from '#app/db/client/client.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import {
  beginCatalogImport,
  readCatalogImport,
  uploadCatalog,
  type CatalogImport,
} from '#app/payments/catalog-import.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { readChunks } from '../hosted/read-chunks.server.ts';
import { PushError } from '../push/push-error.ts';
import { withDestination } from '../push/with-destination.server.ts';

/** Stripe takes minutes for a large catalogue. */
const NEXT_LOOK_SECONDS = 15;

/** Kept in `feed_runs.readback`: the import that a run became, from when it was begun. */
interface ImportRecord {
  import: string;
  status: CatalogImport['status'];
  /** Of rows. */
  succeeded?: number;
  failed?: number;
  samples?: { id: string; field: string; message: string }[];
}

/**
 * Has Stripe import the snapshot that was delivered last into the merchant's own catalogue there: begun, uploaded, and
 * looked at until it has ended, each on record before the next. One that fails, or whose address has run out, is begun
 * anew by the next run. Only products are uploaded, for their rows have price and stock: imports run in no order.
 * @throws PushError, or the error of Stripe or the network: the job is repeated
 */
export async function pushStripe(scope: ShopScope, destinationId: string): Promise<void> {
  await withDestination(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    if (!run || run.pushedAt) return undefined;
    const stripe = await stripeOf(scope, destination);
    const found = await refusalsTold(() => take(scope, stripe, run));
    await keep(scope, run, found);
    switch (found.status) {
      case 'awaiting_upload':
      case 'processing':
        await lookAgain(scope, destination);
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

/** The run's import, as far as it comes in one go. */
async function take(scope: ShopScope, stripe: Stripe, run: FeedRun): Promise<CatalogImport> {
  const known = run.readback as ImportRecord | null;
  // One that has failed is over: whoever was told of it begins another one.
  let found = known && known.status !== 'failed' ? await readCatalogImport(stripe, known.import) : null;
  const isOver = found?.status === 'awaiting_upload' && found.expiresAt <= scope.clock();
  if (!found || isOver) {
    found = await beginCatalogImport(stripe, {
      idempotencyKey: `feed:${run.id}:${known?.import ?? 'first'}`,
      metadata: { aisle_run: run.id, shop: scope.shop.domain },
    });
    await keep(scope, run, found);
  }
  if (found.status !== 'awaiting_upload') return found;
  const file = await scope.db.feedFile.findFirstOrThrow({
    where: { runId: run.id, shopId: scope.shop.id, name: { startsWith: 'product-' } },
  });
  const length = Number(file.bytes);
  await uploadCatalog(found.uploadUrl, readChunks(scope, file, { start: 0, end: length - 1 }), length);
  return readCatalogImport(stripe, found.id);
}

async function stripeOf(scope: ShopScope, { connectionId }: FeedDestination): Promise<Stripe> {
  const where = { id: connectionId, shopId: scope.shop.id };
  const { mode } = await scope.db.agentConnection.findUniqueOrThrow({ where, select: { mode: true } });
  try {
    return await merchantStripe(scope, mode);
  } catch (error) {
    if (error instanceof AppError && error.code === 'payments_not_connected')
      throw new PushError(`no Stripe account of ${mode} mode is connected`);
    throw error;
  }
}

/** What only staff can mend is told in words; what may pass is thrown as it is. */
async function refusalsTold<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError)
      throw new PushError('the Stripe key lacks the permission Product Catalog Import: Write');
    if (error instanceof Stripe.errors.StripeAuthenticationError)
      throw new PushError('Stripe does not know the key any more');
    throw error;
  }
}

async function keep(scope: ShopScope, run: FeedRun, found: CatalogImport): Promise<void> {
  const { id, status } = found;
  const readback: ImportRecord = {
    import: id,
    status,
    ...('succeeded' in found && { succeeded: found.succeeded }),
    ...('failed' in found && { failed: found.failed, samples: found.samples }),
  };
  await scope.db.feedRun.update({
    where: { id: run.id, shopId: scope.shop.id },
    data: { readback: readback as unknown as Prisma.InputJsonObject },
  });
}

async function lookAgain(scope: ShopScope, { id, shopId }: FeedDestination): Promise<void> {
  const options = {
    key: `push-feed:${id}`,
    queue: `push-feed:${id}`,
    runAt: addSeconds(scope.clock(), NEXT_LOOK_SECONDS),
  };
  await addJob(scope.db, 'push-feed', { shopId, destinationId: id }, options);
}

async function done(scope: ShopScope, run: FeedRun): Promise<void> {
  const where = { id: run.id, shopId: scope.shop.id };
  await scope.db.feedRun.update({ where, data: { pushedAt: scope.clock() } });
}
