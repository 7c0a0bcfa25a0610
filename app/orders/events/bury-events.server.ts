import { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { queueFlowTriggers } from '#app/flow/triggers/queue-flow-triggers.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { OVERDUE_REASON, RETRY_HOURS } from './retry-schedule.ts';

type Buried =
  | { agentName: string; eventIds: string[]; reason: string }
  /** All that have waited their whole time for this connection. */
  | { agentName: string; overdueOf: string };

/**
 * Gives events up: they become dead letters, which only a replay sends again, staff are asked to look at each
 * order, and Shopify Flow is told of it. Nothing behind them is held back any more.
 */
export async function buryEvents(scope: ShopScope, tx: Queryable, buried: Buried): Promise<void> {
  const now = scope.clock();
  const reason = 'reason' in buried ? buried.reason : OVERDUE_REASON;
  const overdueBefore = addSeconds(now, -RETRY_HOURS * 3600);
  const which =
    'eventIds' in buried
      ? Prisma.sql`event.id = ANY(${buried.eventIds})`
      : Prisma.sql`orders.connection_id = ${buried.overdueOf}
          AND coalesce(event.replayed_at, event.created_at) <= ${overdueBefore}::timestamptz`;
  const dead = await tx.$queryRaw<
    { orderId: string; type: string; name: string; lastError: string | null }[]
  >`
    UPDATE order_events AS event
    SET next_attempt_at = NULL, dead_at = ${now}::timestamptz, dead_reason = ${reason}
    FROM orders
    WHERE orders.id = event.order_id AND event.shop_id = ${scope.shop.id} AND event.next_attempt_at IS NOT NULL
      AND ${which}
    RETURNING event.order_id AS "orderId", event.type, orders.name, event.last_error AS "lastError"`;
  const ofOrders = new Map(dead.map((event) => [event.orderId, event]));
  for (const { orderId, name, lastError } of ofOrders.values())
    await raiseAttention(scope, tx, {
      kind: 'event_undeliverable',
      subject: orderId,
      orderId,
      text: `${buried.agentName} was not told of order ${name}: ${reason}${lastError ? ` (last: ${lastError})` : ''}.`,
      facts: { orderName: name, agent: buried.agentName, lastError },
    });
  const occurrences = [...ofOrders.keys()].map((orderId) => {
    const types = dead.filter((event) => event.orderId === orderId).map(({ type }) => type);
    const facts = {
      'Event type': [...new Set(types)].sort().join(', '),
      'Number of events': types.length,
      Reason: reason,
    };
    return { orderId, facts };
  });
  await queueFlowTriggers(scope, tx, 'agent-order-event-failed', occurrences);
}
