import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { DeleteChannelDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { refusal } from './refusal.ts';

/**
 * Ends the shop's channel: what the merchant had taken off it is shown again, where the online store shows it.
 * @throws ShopifyError `invalid` or `access_denied` for what Shopify refuses
 */
export async function disconnectChannel(scope: ShopScope): Promise<void> {
  const { id: shopId, channelGid } = scope.shop;
  if (channelGid === null) return;
  const { channelDelete } = await shopifyAdmin(scope, DeleteChannelDocument, { id: channelGid });
  const errors = channelDelete?.userErrors.filter(({ code }) => code !== 'NOT_FOUND') ?? [];
  if (errors.length > 0) throw refusal(errors);
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id: shopId }, data: { channelGid: null } });
    await tx.product.updateMany({ where: { shopId, onChannel: { not: null } }, data: { onChannel: null } });
    await tx.productFeedback.deleteMany({ where: { shopId } });
    await noteWholeCatalog(scope, tx);
  });
}
