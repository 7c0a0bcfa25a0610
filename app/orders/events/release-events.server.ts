import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueManyOrders } from './queue-order-events.server.ts';

/** Makes all that waits for an agent due, and queues it: its endpoint answers again, or is another one now. */
export async function releaseEvents(
  { shop, clock }: ShopScope,
  tx: Queryable,
  connectionId: string,
): Promise<void> {
  const now = clock();
  const released = await tx.$queryRaw<{ orderId: string }[]>`
    UPDATE order_events AS event
    SET next_attempt_at = least(event.next_attempt_at, ${now}::timestamptz)
    FROM orders
    WHERE orders.id = event.order_id AND orders.connection_id = ${connectionId}
      AND event.shop_id = ${shop.id} AND event.next_attempt_at IS NOT NULL
    RETURNING event.order_id AS "orderId"`;
  const orders = [...new Set(released.map(({ orderId }) => orderId))];
  await queueManyOrders(
    tx,
    orders.map((id) => ({ id, connectionId, shopId: shop.id })),
  );
}
