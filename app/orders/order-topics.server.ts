import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const orderPayload = z.object({ id: z.number() });
const childPayload = z.object({ order_id: z.number() });

/** Webhooks that say an order may have changed. Only hints: a job reads the order again. */
export const orderTopics: Record<string, TopicHandler> = {
  'orders/updated': (scope, tx, payload) => refresh(scope, tx, orderPayload.parse(payload).id),
  'orders/fulfilled': (scope, tx, payload) => refresh(scope, tx, orderPayload.parse(payload).id),
  'orders/partially_fulfilled': (scope, tx, payload) => refresh(scope, tx, orderPayload.parse(payload).id),
  'orders/cancelled': (scope, tx, payload) => refresh(scope, tx, orderPayload.parse(payload).id),
  'fulfillments/create': (scope, tx, payload) => refresh(scope, tx, childPayload.parse(payload).order_id),
  'fulfillments/update': (scope, tx, payload) => refresh(scope, tx, childPayload.parse(payload).order_id),
  'refunds/create': (scope, tx, payload) => refresh(scope, tx, childPayload.parse(payload).order_id),
};

async function refresh(scope: ShopScope, tx: Queryable, orderId: number): Promise<void> {
  const shopifyOrderGid = toGid('Order', String(orderId));
  // One key: a burst of webhooks about one order is one look. One queue: an older look never overtakes a newer.
  const key = `order:${shopifyOrderGid}`;
  await addJob(tx, 'refresh-order', { shopId: scope.shop.id, shopifyOrderGid }, { key, queue: key });
}
