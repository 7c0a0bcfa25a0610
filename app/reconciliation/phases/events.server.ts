import { addJob } from '#app/jobs/add-job.server.ts';
import type { Phase } from '../phase.ts';

const MOST = 500;

/** Orders whose agent was not told of something, while no job is left that would. */
export const events: Phase = {
  name: 'events',
  async page({ db, shop }, { until }) {
    const shopId = shop.id;
    const rows = await db.$queryRaw<{ id: string; name: string }[]>`
      SELECT o.id, o.name FROM orders o JOIN agent_connections c ON c.id = o.connection_id
      WHERE o.shop_id = ${shopId} AND c.event_url IS NOT NULL AND c.sealed_event_secret IS NOT NULL
        AND c.revoked_at IS NULL
        AND EXISTS (SELECT 1 FROM order_events e
          WHERE e.order_id = o.id AND e.delivered_at IS NULL AND e.created_at < ${until}::timestamptz)
        AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
          WHERE j.key = 'events:' || o.id AND j.attempts < j.max_attempts)
      ORDER BY o.id LIMIT ${MOST}`;
    return {
      checked: rows.length,
      cursor: null,
      findings: rows.map(({ id, name }) => ({
        kind: 'event_waiting',
        subject: id,
        orderId: id,
        action: 'resumed',
        text: `The agent was not told all of ${name}.`,
        act: (tx) =>
          addJob(
            tx,
            'deliver-order-events',
            { shopId, orderId: id },
            { key: `events:${id}`, queue: `events:${id}` },
          ),
      })),
    };
  },
};
