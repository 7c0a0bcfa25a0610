import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CreateChannelDocument,
  CreateProductFeedDocument,
  GetChannelDocument,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueShopFeedback } from './tell-shop-feedback.server.ts';
import { CHANNEL_HANDLE, feedContext, SPECIFICATION_HANDLE } from './specification.ts';
import { refusal } from './refusal.ts';

/**
 * Makes the shop's channel and its product feed, unless they are there, and has the catalogue told through it. A channel
 * that was made without its being heard of is found by its handle; one that is gone at Shopify is made anew.
 * @throws ShopifyError `invalid` or `access_denied` for what Shopify refuses
 */
export async function connectChannel(scope: ShopScope): Promise<void> {
  const { shop } = scope;
  const found = await findChannel(scope);
  if (found !== null && found === shop.channelGid) return;
  const channelGid = found ?? (await createChannel(scope));
  await createFeed(scope, channelGid);
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id: shop.id }, data: { channelGid } });
    // Shopify shows a channel's feedback for that channel alone: all of it is to be told again.
    await tx.productFeedback.deleteMany({ where: { shopId: shop.id } });
    const key = `sync-catalog:${shop.id}`;
    await addJob(tx, 'sync-catalog', { shopId: shop.id, source: 'channel' }, { key });
    await queueShopFeedback({ shop: { ...shop, channelGid } }, tx);
    await settleAttention(
      scope,
      tx,
      { kind: 'channel_refused', subject: shop.id },
      'The sales channel is there.',
    );
  });
}

async function findChannel(scope: ShopScope): Promise<string | null> {
  const { channelByHandle } = await shopifyAdmin(scope, GetChannelDocument, { handle: CHANNEL_HANDLE });
  return channelByHandle?.id ?? null;
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

async function createFeed(scope: ShopScope, channelId: string): Promise<void> {
  const input = { ...feedContext(scope.shop), channelId };
  const { productFeedCreate } = await shopifyAdmin(scope, CreateProductFeedDocument, { input });
  const errors = productFeedCreate?.userErrors.filter(({ code }) => code !== 'TAKEN') ?? [];
  if (errors.length > 0) throw refusal(errors);
}
