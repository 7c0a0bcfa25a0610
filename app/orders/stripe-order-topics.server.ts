import { z } from 'zod';
import type { Order } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { orderQueue } from './order-queue.ts';
import { queueSettling } from './refunds/refund-order.server.ts';

/** A refund, charge, dispute or early fraud warning: each names its payment. */
const eventSchema = z.object({
  data: z.object({ object: z.object({ id: z.string(), payment_intent: z.string().nullish() }) }),
});

type AboutOrder = (scope: ShopScope, tx: Queryable, order: Order, objectId: string) => Promise<void>;

/** Events of Stripe about orders that are sold. Only hints: a job reads what they are about again. */
export const stripeOrderTopics: Record<string, TopicHandler> = {
  'refund.created': about(settle),
  'refund.updated': about(settle),
  'refund.failed': about(settle),
  'charge.refunded': about(settle),
  'charge.dispute.created': about(dispute),
  'charge.dispute.updated': about(dispute),
  'charge.dispute.closed': about(dispute),
  'charge.dispute.funds_withdrawn': about(dispute),
  'charge.dispute.funds_reinstated': about(dispute),
  'radar.early_fraud_warning.created': about(warning),
  'radar.early_fraud_warning.updated': about(warning),
};

/**
 * Finds the order of an event. Payments that became none of ours are nobody's: a purchase that came to nothing is
 * refunded too.
 * @throws Error while the purchase of the payment is under way: the message is worked on later.
 */
function about(queue: AboutOrder): TopicHandler {
  return async (scope, tx, payload) => {
    const { id, payment_intent: paymentIntentId } = readPayload(eventSchema, payload).data.object;
    if (!paymentIntentId) return;
    const where = { shopId: scope.shop.id, paymentIntentId };
    const order = await tx.order.findFirst({ where });
    if (order) return queue(scope, tx, order, id);
    const underWay = await tx.purchase.findFirst({ where: { ...where, step: 'capturing' } });
    if (underWay) throw new Error(`${paymentIntentId} is the payment of an unfinished purchase`);
  };
}

function settle(scope: ShopScope, tx: Queryable, order: Order): Promise<void> {
  return queueSettling(scope, tx, order);
}

async function dispute(
  scope: ShopScope,
  tx: Queryable,
  order: Order,
  stripeDisputeId: string,
): Promise<void> {
  await addJob(
    tx,
    'refresh-dispute',
    { shopId: scope.shop.id, orderId: order.id, stripeDisputeId },
    { key: `dispute:${stripeDisputeId}`, queue: orderQueue(scope.shop.id, order.shopifyOrderGid) },
  );
}

async function warning(scope: ShopScope, tx: Queryable, order: Order, warningId: string): Promise<void> {
  await addJob(
    tx,
    'look-at-fraud-warning',
    { shopId: scope.shop.id, orderId: order.id, warningId },
    { key: `warning:${warningId}` },
  );
}
