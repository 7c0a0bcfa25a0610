import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { CreateChannelDocument, CreateProductFeedDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { supersedeSync } from '../catalog-sync-store.server.ts';
import { queueCatalogSync } from '../queue-catalog-sync.server.ts';
import { findChannel } from './find-channel.server.ts';
import { refusal } from './refusal.ts';
import { CHANNEL_HANDLE, feedContext, SPECIFICATION_HANDLE } from './specification.ts';
import { queueShopFeedback } from './tell-shop-feedback.server.ts';

/**
 * Makes the shop's channel and its product feed, unless they are there, and has the catalogue told through it. A channel
 * that was made without its being heard of is found by its handle; one that is gone at Shopify is made anew.
 * @throws ShopifyError `invalid` or `access_denied` for what Shopify refuses
 */
export async function connectChannel(scope: ShopScope): Promise<void> {
  const { shop } = scope;
  const found = await findChannel(scope);
  const channelGid = found.channelGid ?? (await createChannel(scope));
  await createFeed(scope, channelGid, found.countries);
  if (channelGid === shop.channelGid) return;
  await scope.db.$transaction(async (tx) => {
    // Uninstalled meanwhile: the channel went with the app.
    const where = { id: shop.id, uninstalledAt: null };
    if ((await tx.shop.updateMany({ where, data: { channelGid } })).count === 0) return;
    // Shopify shows a channel's feedback for that channel alone: all of it is to be told again.
    await tx.productFeedback.deleteMany({ where: { shopId: shop.id } });
    await queueShopFeedback({ shop: { ...shop, channelGid } }, tx);
    await supersedeSync(scope, tx, 'Aisle became a sales channel meanwhile.');
    await queueCatalogSync(shop.id, tx, { source: 'channel' });
  });
}

async function createChannel(scope: ShopScope): Promise<string> {
  const { id, name, domain } = scope.shop;
  const input = {
    handle: CHANNEL_HANDLE,
    specificationHandle: SPECIFICATION_HANDLE,
    accountId: id,
    accountName: name || domain,
  };
  const { channelCreate } = await shopifyAdmin(scope, CreateChannelDocument, { input });
  if (!channelCreate?.channel) throw refusal(channelCreate?.userErrors);
  return channelCreate.channel.id;
}

async function createFeed(scope: ShopScope, channelId: string, countries: string[]): Promise<void> {
  const input = { ...feedContext(scope.shop, countries), channelId };
  const { productFeedCreate } = await shopifyAdmin(scope, CreateProductFeedDocument, { input });
  const errors = productFeedCreate?.userErrors.filter(({ code }) => code !== 'TAKEN') ?? [];
  if (errors.length > 0) throw refusal(errors);
}
