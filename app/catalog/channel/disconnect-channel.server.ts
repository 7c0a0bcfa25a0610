import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { DeleteChannelDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { supersedeSync } from '../catalog-sync-store.server.ts';
import { queueCatalogSync } from '../queue-catalog-sync.server.ts';
import { findChannel } from './find-channel.server.ts';
import { refusal } from './refusal.ts';

/**
 * Ends the shop's channel, also one that was made without its being heard of: what the merchant had taken off it is shown
 * again, where the online store shows it.
 * @throws ShopifyError `invalid` or `access_denied` for what Shopify refuses
 */
export async function disconnectChannel(scope: ShopScope): Promise<void> {
  const { id: shopId } = scope.shop;
  const channelGid = scope.shop.channelGid ?? (await findChannel(scope)).channelGid;
  if (channelGid === null) return;
  const { channelDelete } = await shopifyAdmin(scope, DeleteChannelDocument, { id: channelGid });
  const errors = channelDelete?.userErrors.filter(({ code }) => code !== 'NOT_FOUND') ?? [];
  if (errors.length > 0) throw refusal(errors);
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id: shopId }, data: { channelGid: null } });
    await tx.productFeedback.deleteMany({ where: { shopId } });
    await noteWholeCatalog(scope, tx);
    const isReading = await supersedeSync(scope, tx, 'Aisle is no sales channel any more.');
    if (isReading) await queueCatalogSync(shopId, tx);
  });
}
