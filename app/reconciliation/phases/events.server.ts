import { queueOrderEvents } from '#app/orders/events/queue-order-events.server.ts';
import type { Phase } from '../phase.ts';

const MOST = 500;

/** Orders whose agent was not told of something, while no job is left that would. */
export const events: Phase = {
  name: 'events',
  async page(scope, { until }) {
    const shopId = scope.shop.id;
    const rows = await scope.db.$queryRaw<{ id: string; name: string; connectionId: string }[]>`
      SELECT o.id, o.name, o.connection_id AS "connectionId" FROM orders o JOIN agent_connections c ON c.id = o.connection_id
      LEFT JOIN event_endpoints p ON p.connection_id = o.connection_id
      WHERE o.shop_id = ${shopId} AND c.event_url IS NOT NULL AND c.sealed_event_secret IS NOT NULL
        AND c.revoked_at IS NULL AND p.open_until IS NULL
        AND EXISTS (SELECT 1 FROM order_events e
          WHERE e.order_id = o.id AND e.next_attempt_at < ${until}::timestamptz)
        AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
          WHERE j.key = 'events:' || o.id AND j.attempts < j.max_attempts)
      ORDER BY o.id LIMIT ${MOST}`;
    return {
      checked: rows.length,
      cursor: null,
      findings: rows.map((order) => ({
        kind: 'event_waiting',
        subject: order.id,
        orderId: order.id,
        action: 'resumed',
        text: `The agent was not told all of ${order.name}.`,
        act: (tx) => queueOrderEvents(scope, tx, order),
      })),
    };
  },
};
