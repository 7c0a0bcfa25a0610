import type Stripe from 'stripe';
import { Prisma, type FeedRun } from '#app/db/client/client.ts';
import { readCatalogImport } from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { keepRunImport, runImportOf } from './run-import.server.ts';
import { openImport, settleImport } from './settle-import.server.ts';
import { dropImport } from './upload-changes.server.ts';

/**
 * Whether Stripe is still at an import of the same destination that was begun before this run's: which of the two ended
 * last would win. One that it has no file of changes nothing any more.
 * @throws Stripe.errors.StripeError
 */
export async function isImporting(
  scope: ShopScope,
  stripe: Stripe,
  { destinationId, number }: FeedRun,
): Promise<boolean> {
  // The newest that was begun: one between it and this one may have waited as this one does.
  const earlier = await scope.db.feedRun.findFirst({
    where: {
      shopId: scope.shop.id,
      destinationId,
      number: { lt: number },
      state: 'delivered',
      readback: { not: Prisma.DbNull },
    },
    orderBy: { number: 'desc' },
  });
  const known = earlier && runImportOf(earlier);
  if (earlier && (known?.status === 'awaiting_upload' || known?.status === 'processing')) {
    const found = await readCatalogImport(stripe, known.import);
    await keepRunImport(scope, earlier, found);
    if (found.status === 'processing') return true;
  }
  const open = await openImport(scope, destinationId);
  if (!open) return false;
  const { items, remoteId } = open;
  const found = items && remoteId !== null ? await settleImport(scope, stripe, { ...open, remoteId }) : null;
  if (!found || found.status === 'awaiting_upload') await dropImport(scope, open);
  return found?.status === 'processing';
}
