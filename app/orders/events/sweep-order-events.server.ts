import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { queueManyOrders } from './queue-order-events.server.ts';

/** Long enough for a queue that is behind; what is due for longer has lost its job. */
const LATE_SECONDS = 5 * 60;

/**
 * Takes up order events whose job was lost, whatever became of it: those that are due for five minutes, whose agent
 * takes events, and whose endpoint's circuit is closed or waits for this very order. A job that exists stays as it is.
 */
export async function sweepOrderEvents({ db, clock }: Services): Promise<void> {
  const late = addSeconds(clock(), -LATE_SECONDS);
  const orders = await db.$queryRaw<{ id: string; shopId: string; connectionId: string }[]>`
    SELECT DISTINCT orders.id, orders.shop_id AS "shopId", orders.connection_id AS "connectionId"
    FROM order_events AS event
    JOIN orders ON orders.id = event.order_id
    JOIN shops ON shops.id = event.shop_id AND shops.uninstalled_at IS NULL
    JOIN agent_connections AS agent ON agent.id = orders.connection_id
      AND agent.event_url IS NOT NULL AND agent.revoked_at IS NULL
    LEFT JOIN event_endpoints AS endpoint ON endpoint.connection_id = orders.connection_id
    WHERE event.next_attempt_at < ${late}::timestamptz
      AND (endpoint.open_until IS NULL OR endpoint.probe_order_id = orders.id)`;
  await queueManyOrders(db, orders, { unlessQueued: true });
}
