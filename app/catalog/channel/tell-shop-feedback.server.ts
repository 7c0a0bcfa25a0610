import { SIMULATOR_PLATFORM } from '#app/agents/platforms.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { CreateShopFeedbackDocument } from '#app/shopify/operations/admin.generated.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { isSalesChannel } from './is-sales-channel.ts';
import { requiredStep } from './required-step.ts';

/** Queues what Shopify's home page is to say, in the transaction that may change it; nothing where the app is no channel. */
export async function queueShopFeedback({ shop }: Pick<ShopScope, 'shop'>, tx: RawQueryable): Promise<void> {
  if (!isSalesChannel(shop)) return;
  await addJob(tx, 'tell-shop-feedback', { shopId: shop.id }, { key: `tell-shop-feedback:${shop.id}` });
}

/**
 * Tells Shopify which step the merchant has to take before the app sells, or that there is none any more. Each telling
 * replaces the last. A shop that has not approved the scope does without.
 * @throws ShopifyError when Shopify cannot be reached: the job is repeated
 */
export async function tellShopFeedback(
  services: Services,
  { shopId }: JobPayloads['tell-shop-feedback'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope || !isSalesChannel(scope.shop)) return;
  const step = await nextStep(scope);
  const { channelGid, domain } = scope.shop;
  const input = {
    state: step === null ? ('ACCEPTED' as const) : ('REQUIRES_ACTION' as const),
    messages: step === null ? [] : [step],
    feedbackGeneratedAt: scope.clock().toISOString(),
    ...(channelGid && { channelId: channelGid }),
  };
  try {
    const { shopResourceFeedbackCreate } = await shopifyAdmin(scope, CreateShopFeedbackDocument, { input });
    const errors = shopResourceFeedbackCreate?.userErrors ?? [];
    if (errors.length > 0) scope.log.warn({ shop: domain, errors }, 'shop feedback');
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    scope.log.warn({ shop: domain }, 'shop feedback needs a sales channel and its scope');
  }
}

async function nextStep({ db, shop }: ShopScope): Promise<string | null> {
  const where = { shopId: shop.id };
  const [connections, accounts] = await Promise.all([
    db.agentConnection.findMany({
      where: { ...where, revokedAt: null, platform: { not: SIMULATOR_PLATFORM } },
      select: { mode: true, sellingMode: true },
    }),
    db.paymentAccount.findMany({ where, select: { mode: true } }),
  ]);
  return requiredStep({ connections, accounts: accounts.map(({ mode }) => mode) });
}
