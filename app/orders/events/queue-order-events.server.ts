import type { Queryable } from '#app/db/database.server.ts';
import { addJob, addJobs, type BatchJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Of a worker's slots, one agent's deliveries hold at most so many, in all processes together: one that answers slowly,
 * or not at all, leaves the others to the rest.
 */
export const LANES = 2;

type OrderOfAgent = { id: string; connectionId: string };

/**
 * Queues the delivery of an order's events, in the caller's transaction. An order always has the same lane, so its
 * events never go out side by side.
 * @param options.at not before. Without it: now.
 * @param options.unlessQueued a job that waits already keeps its time
 */
export async function queueOrderEvents(
  { shop, clock }: ShopScope,
  tx: Queryable,
  order: OrderOfAgent,
  { at, unlessQueued }: { at?: Date; unlessQueued?: boolean } = {},
): Promise<void> {
  const { payload, ...job } = jobOf(shop.id, order);
  // By the time from now, not by the hour: a worker whose clock is behind the database's would be called at once, again
  // and again, until its own clock says that it is time.
  const inSeconds = at && Math.max(0, (at.getTime() - clock().getTime()) / 1000);
  await addJob(tx, 'deliver-order-events', payload, { ...job, inSeconds, keepRunAt: unlessQueued });
}

/** The same for many orders, of any shop, now. */
export async function queueManyOrders(
  tx: Queryable,
  orders: (OrderOfAgent & { shopId: string })[],
  { unlessQueued }: { unlessQueued?: boolean } = {},
): Promise<void> {
  await addJobs(
    tx,
    'deliver-order-events',
    orders.map((order) => jobOf(order.shopId, order)),
    { keepRunAt: unlessQueued },
  );
}

function jobOf(shopId: string, { id, connectionId }: OrderOfAgent): BatchJob<'deliver-order-events'> {
  const lane = id.charCodeAt(id.length - 1) % LANES;
  return {
    payload: { shopId, orderId: id },
    key: `events:${id}`,
    queue: `events:${connectionId}:${lane}`,
  };
}
