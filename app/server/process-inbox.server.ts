import { catalogTopics } from '#app/catalog/catalog-topics.server.ts';
import { promotionTopics } from '#app/feeds/promotions/promotion-topics.server.ts';
import type { InboxMessage } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import { orderTopics } from '#app/orders/order-topics.server.ts';
import { privacyTopics } from '#app/privacy/privacy-topics.server.ts';
import type { Services } from '#app/services.server.ts';
import { MalformedPayload } from '#app/shops/read-payload.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { shopTopics } from '#app/shops/shop-topics.server.ts';
import { stripeTopics } from './stripe-topics.server.ts';

/** What each of Shopify's webhook topics leads to. */
export const shopifyTopics: Record<string, TopicHandler> = {
  ...catalogTopics,
  ...promotionTopics,
  ...orderTopics,
  ...shopTopics,
  ...privacyTopics,
};

const TOPICS: Record<string, Record<string, TopicHandler>> = {
  shopify: shopifyTopics,
  stripe: stripeTopics,
};

/**
 * Works on one stored webhook and marks it done, in one transaction; a repeat does nothing. One whose body is not what
 * its topic promises is done with at once, and says why. The message of a shop that is not known (any more) is deleted:
 * it may tell of people.
 */
export async function processInbox(
  services: Services,
  { messageId }: JobPayloads['process-inbox'],
): Promise<void> {
  const message = await services.db.inboxMessage.findUnique({ where: { id: messageId } });
  if (!message || message.processedAt) return;
  // Also for a shop that has uninstalled: its privacy requests arrive afterwards.
  const shop = await services.db.shop.findUnique({ where: { domain: message.shopDomain } });
  const where = { id: messageId, shopDomain: message.shopDomain };
  if (!shop) return void (await services.db.inboxMessage.deleteMany({ where }));
  const topics = TOPICS[message.source] ?? {};
  // Not what every object has: a sender chooses the topic's name.
  const handle = Object.hasOwn(topics, message.topic) ? topics[message.topic] : undefined;
  try {
    await services.db.$transaction(async (tx) => {
      const at = message.triggeredAt ?? message.receivedAt;
      await handle?.(scopeToShop(services, shop), tx, message.payload, at);
      await tx.inboxMessage.updateMany({ where, data: { processedAt: services.clock() } });
    });
  } catch (error) {
    if (!(error instanceof MalformedPayload)) throw error;
    await giveUp(services, message, error.message);
  }
}

/** Operators are told (docs/runbooks/webhooks-unreadable.md); the body stays as long as any other. */
async function giveUp(
  { db, log, clock }: Services,
  { id, shopDomain, source, topic }: InboxMessage,
  failure: string,
): Promise<void> {
  const data = { processedAt: clock(), failure };
  await db.inboxMessage.updateMany({ where: { id, shopDomain }, data });
  metrics.webhooksUnreadable.inc({ source });
  log.error({ messageId: id, source, topic, failure }, 'a webhook is not what its topic promises');
}
