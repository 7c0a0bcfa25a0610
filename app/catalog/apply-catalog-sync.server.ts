import type { CatalogSync } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetBulkOperationDocument,
  type GetBulkOperationQuery,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { BrokenExportError } from './catalog-line.ts';
import { confirmChannel } from './channel/confirm-channel.server.ts';
import { followChannelSync } from './channel/follow-channel-sync.server.ts';
import { failCatalogSync, isOpen, queueApply } from './catalog-sync-store.server.ts';
import { finishCatalogSync } from './finish-catalog-sync.server.ts';
import { ingestCatalog, SupersededError, type IngestResult } from './ingest-catalog.server.ts';

const NEXT_LOOK_SECONDS = 30;
/** The webhook was faster than the answer that told the operation's id. */
const START_LOOK_SECONDS = 2;
/** Products named in a sync's error text. */
const MAX_NAMED = 5;

type FinishedOperation = Pick<NonNullable<GetBulkOperationQuery['bulkOperation']>, 'url' | 'objectCount'>;

/**
 * Looks at a sync's bulk operation (or at what Shopify tells instead, channel/) and, once it has ended well, reads its
 * file into the mirror. May run any number of times: an interrupted run goes on behind what it had stored.
 * @throws Error when Shopify or the file cannot be reached: the job is repeated.
 */
export async function applyCatalogSync(
  services: Services,
  { shopId, syncId }: JobPayloads['apply-catalog-sync'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const sync = scope && (await scope.db.catalogSync.findFirst({ where: { id: syncId, shopId } }));
  if (!sync || !isOpen(sync)) return;
  if (sync.source === 'channel') return followChannelSync(scope, sync);
  if (sync.bulkOperationId === null) return queueApply(scope, scope.db, syncId, START_LOOK_SECONDS);

  const { bulkOperation } = await shopifyAdmin(scope, GetBulkOperationDocument, {
    id: sync.bulkOperationId,
  });
  switch (bulkOperation?.status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      return queueApply(scope, scope.db, syncId, NEXT_LOOK_SECONDS);
    case 'COMPLETED':
      return apply(scope, sync, bulkOperation);
    case 'FAILED': {
      const cause = `Shopify could not export the catalogue (${bulkOperation.errorCode ?? 'no cause given'}).`;
      return failCatalogSync(scope, syncId, cause, bulkOperation.errorCode !== 'ACCESS_DENIED');
    }
    case 'CANCELED':
      return failCatalogSync(scope, syncId, 'The export of the catalogue was cancelled in Shopify.', true);
    default:
      return failCatalogSync(scope, syncId, 'Shopify no longer has the export of the catalogue.', true);
  }
}

async function apply(scope: ShopScope, sync: CatalogSync, operation: FinishedOperation): Promise<void> {
  const where = { id: sync.id, shopId: scope.shop.id };
  const applying = await scope.db.catalogSync.update({ where, data: { state: 'applying' } });
  let result: IngestResult;
  try {
    const channelGid = await confirmChannel(scope, sync.channelGid);
    result = await ingest(scope, { ...applying, channelGid }, operation);
  } catch (error) {
    if (error instanceof SupersededError) return;
    if (!(error instanceof BrokenExportError)) throw error;
    const reason = `Shopify's export of the catalogue is not readable. ${error.message}`;
    return failCatalogSync(scope, sync.id, reason, true);
  }
  const { products, variants, unreadable, drift } = result;
  await finishCatalogSync(scope, sync, { products, variants, drift, error: unreadableText(unreadable) });
}

/** There is no file when the shop has no products, and only then. */
async function ingest(
  scope: ShopScope,
  sync: CatalogSync,
  operation: FinishedOperation,
): Promise<IngestResult> {
  if (operation.url) return ingestCatalog(scope, sync, operation.url);
  if (Number(operation.objectCount) > 0) throw new BrokenExportError('There is no file.');
  return { products: 0, variants: 0, unreadable: [], drift: {} };
}

function unreadableText(unreadable: IngestResult['unreadable']): string | null {
  if (unreadable.length === 0) return null;
  const named = unreadable.slice(0, MAX_NAMED).map(({ productId, reason }) => `${productId}: ${reason}`);
  const rest = unreadable.length > MAX_NAMED ? ` … and ${unreadable.length - MAX_NAMED} more` : '';
  return `Products left out because they could not be read: ${named.join('; ')}${rest}`;
}
