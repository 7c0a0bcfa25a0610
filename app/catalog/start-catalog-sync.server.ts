import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  BulkCatalogDocument,
  GetAccessScopesDocument,
  RunBulkQueryDocument,
} from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { confirmChannel } from './channel/confirm-channel.server.ts';
import { startChannelSync } from './channel/start-channel-sync.server.ts';
import { failCatalogSync, openCatalogSync, queueApply } from './catalog-sync-store.server.ts';
import { withShopFields } from './shop-fields.ts';
import { TRANSLATIONS_SCOPE, withoutTranslations } from './without-translations.ts';

/** A webhook tells when the bulk operation has ended; this is the safety net beside it. */
const FIRST_LOOK_SECONDS = 10;

/** Too many bulk operations at once: this passes. */
const BUSY = new Set(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED']);

/**
 * Starts a full sync: asks Shopify to write the whole catalogue to a file (a bulk operation), or, as the sales channel
 * that the app is, to tell every product. If one is under way, only looks after it. A failure that may pass is thrown,
 * and the job is repeated.
 */
export async function startCatalogSync(
  services: Services,
  { shopId, source = 'export' }: JobPayloads['sync-catalog'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  const sync = await openCatalogSync(scope, source);
  if (sync.state !== 'requested') return queueApply(scope, scope.db, sync.id, 0);
  try {
    const channelGid = await confirmChannel(scope, scope.shop.channelGid);
    if (sync.source === 'channel' && channelGid && (await startChannelSync(scope, sync, channelGid))) return;
    const bulkOperationId = await runBulkQuery({ ...scope, shop: { ...scope.shop, channelGid } });
    await scope.db.$transaction(async (tx) => {
      // Of two starts at once the first counts; the other's export is left alone.
      await tx.catalogSync.updateMany({
        where: { id: sync.id, shopId, bulkOperationId: null, state: 'requested' },
        data: { bulkOperationId, channelGid, source: 'export', state: 'running' },
      });
      await queueApply(scope, tx, sync.id, FIRST_LOOK_SECONDS);
    });
  } catch (error) {
    const reason = lastingReason(error);
    if (reason === null) throw error;
    await failCatalogSync(scope, sync.id, reason, false);
  }
}

/** A bulk operation that asks for what it may not read fails as a whole, minutes later. */
async function runBulkQuery(scope: ShopScope): Promise<string> {
  const { currentAppInstallation } = await shopifyAdmin(scope, GetAccessScopesDocument, {});
  const translated = currentAppInstallation.accessScopes.some(({ handle }) => handle === TRANSLATIONS_SCOPE);
  const whole = withShopFields(BulkCatalogDocument, scope.shop);
  const query = (translated ? whole : withoutTranslations(whole)).toString();
  const { bulkOperationRunQuery } = await shopifyAdmin(scope, RunBulkQueryDocument, { query });
  const { bulkOperation, userErrors = [] } = bulkOperationRunQuery ?? {};
  if (bulkOperation) return bulkOperation.id;
  const busy = userErrors.some(({ code }) => code && BUSY.has(code));
  const text = userErrors.map(({ message }) => message).join(' ') || 'no reason was given';
  throw new ShopifyError(busy ? 'throttled' : 'invalid', text);
}

/** What the merchant is told when repeating cannot help; null when it may. */
function lastingReason(error: unknown): string | null {
  if (!(error instanceof ShopifyError)) return null;
  switch (error.kind) {
    case 'invalid':
      return `Shopify refused to export the catalogue: ${error.message}`;
    case 'access_denied':
      return `Shopify does not let the app read the catalogue: ${error.message}`;
    case 'unauthorized':
      return 'The app has lost its access to the shop. Open it in the Shopify admin to renew the access.';
    default:
      return null;
  }
}
