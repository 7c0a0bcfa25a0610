import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { CLOSED, FAILURES_TO_OPEN, type Circuit } from './circuit.ts';
import { writeCircuit } from './endpoint-circuit.server.ts';
import { queueOrderEvents } from './queue-order-events.server.ts';

/**
 * Says which order's event asks an open endpoint next: another one than the last, the least tried first, so that one
 * event which an agent cannot digest does not keep all others away from it. With none left the circuit closes, one
 * failure from opening again. The caller holds the circuit.
 */
export async function passProbe(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  circuit: Circuit & { openUntil: Date },
): Promise<void> {
  const [next] = await tx.$queryRaw<{ orderId: string; eventId: string }[]>`
    SELECT oldest.order_id AS "orderId", oldest.id AS "eventId"
    FROM (
      SELECT DISTINCT ON (event.order_id) event.order_id, event.id, event.attempts, event.created_at
      FROM order_events AS event JOIN orders ON orders.id = event.order_id
      WHERE orders.connection_id = ${connectionId} AND event.shop_id = ${scope.shop.id}
        AND event.next_attempt_at IS NOT NULL
      ORDER BY event.order_id, event.sequence
    ) AS oldest
    ORDER BY (oldest.order_id = ${circuit.probeOrderId}), oldest.attempts, oldest.created_at LIMIT 1`;
  if (!next) {
    await writeCircuit(scope, tx, connectionId, { ...CLOSED, failures: FAILURES_TO_OPEN - 1 });
    return;
  }
  await writeCircuit(scope, tx, connectionId, { ...circuit, probeOrderId: next.orderId });
  await tx.orderEvent.update({
    where: { id: next.eventId, shopId: scope.shop.id },
    data: { nextAttemptAt: circuit.openUntil },
  });
  await queueOrderEvents(scope, tx, { id: next.orderId, connectionId }, { at: circuit.openUntil });
}
