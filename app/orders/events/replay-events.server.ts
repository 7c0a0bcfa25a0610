import { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockCircuit, writeCircuit } from './endpoint-circuit.server.ts';
import { queueManyOrders } from './queue-order-events.server.ts';

/** Which events of the shop; nothing given: all. What is given must all hold. */
export interface EventSelection {
  eventId?: string;
  orderId?: string;
  connectionId?: string;
  /** Those that happened then or later. */
  since?: Date;
  /** Dead letters only. */
  deadOnly?: boolean;
}

/**
 * Sends events again, in order, with the ids they had: a receiver that has them already knows. Each order's newest event
 * goes out with them, last, so that a receiver which takes every event for news ends with the truth. What waits already
 * goes at once, and what is under way meanwhile is sent once more. All have three days again, and an endpoint whose
 * circuit is open is asked at once.
 * @returns how many events of how many orders wait now, all of these included.
 * @throws AppError `not_found` when an event, order or agent is named that the shop does not have.
 */
export async function replayEvents(
  scope: ShopScope,
  selection: EventSelection,
): Promise<{ events: number; orders: number }> {
  return scope.db.$transaction(async (tx) => {
    const orders = await ordersWith(scope, tx, selection);
    if (orders.length === 0) await assertExists(scope, tx, selection);
    const connections = [...new Set(orders.map(({ connectionId }) => connectionId))].sort();
    // Endpoints before events: as a delivery locks them.
    for (const connectionId of connections) await askAtOnce(scope, tx, connectionId, orders);
    const now = scope.clock();
    const ids = orders.map(({ id }) => id);
    const events = await tx.$executeRaw`
      UPDATE order_events AS event
      SET next_attempt_at = ${now}::timestamptz, replayed_at = ${now}::timestamptz, attempts = 0,
        dead_at = NULL, dead_reason = NULL
      FROM orders
      WHERE orders.id = event.order_id AND event.shop_id = ${scope.shop.id} AND orders.id = ANY(${ids})
        AND (event.sequence = orders.sequence OR event.next_attempt_at IS NOT NULL OR (${matching(selection)}))`;
    await queueManyOrders(
      tx,
      orders.map((order) => ({ ...order, shopId: scope.shop.id })),
    );
    const { eventId, orderId, connectionId } = selection;
    await recordStaffAction(scope, tx, {
      action: 'events.replayed',
      subjectId: orderId ?? connectionId ?? eventId,
      facts: { events, orders: orders.length },
    });
    return { events, orders: orders.length };
  });
}

interface FoundOrder {
  id: string;
  connectionId: string;
}

function ordersWith({ shop }: ShopScope, tx: Queryable, selection: EventSelection): Promise<FoundOrder[]> {
  return tx.$queryRaw<FoundOrder[]>`
    SELECT orders.id, orders.connection_id AS "connectionId" FROM orders
    WHERE orders.shop_id = ${shop.id}
      AND EXISTS (SELECT 1 FROM order_events AS event WHERE event.order_id = orders.id AND ${matching(selection)})
    ORDER BY orders.id`;
}

function matching({ eventId, orderId, connectionId, since, deadOnly }: EventSelection): Prisma.Sql {
  const conditions = [
    eventId === undefined ? null : Prisma.sql`event.id = ${eventId}`,
    orderId === undefined ? null : Prisma.sql`orders.id = ${orderId}`,
    connectionId === undefined ? null : Prisma.sql`orders.connection_id = ${connectionId}`,
    since === undefined ? null : Prisma.sql`event.created_at >= ${since}::timestamptz`,
    deadOnly ? Prisma.sql`event.dead_at IS NOT NULL` : null,
  ].filter((condition) => condition !== null);
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`;
}

/** An open circuit stays open, but its next question is now, and one of these orders asks it. */
async function askAtOnce(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  orders: FoundOrder[],
): Promise<void> {
  const circuit = await lockCircuit(scope, tx, connectionId);
  if (!circuit.openUntil) return;
  const asking = orders.find((order) => order.connectionId === connectionId)!;
  await writeCircuit(scope, tx, connectionId, {
    ...circuit,
    openUntil: scope.clock(),
    probeOrderId: asking.id,
  });
}

/** Nothing to send is no mistake, but a name that does not exist is one. */
async function assertExists(
  { shop }: ShopScope,
  tx: Queryable,
  { eventId, orderId, connectionId }: EventSelection,
): Promise<void> {
  const missing = (what: string) => new AppError('not_found', `There is no such ${what}.`);
  const shopId = shop.id;
  if (eventId !== undefined && !(await tx.orderEvent.findFirst({ where: { id: eventId, shopId } })))
    throw missing('order event');
  if (orderId !== undefined && !(await tx.order.findFirst({ where: { id: orderId, shopId } })))
    throw missing('order');
  const agent = { id: connectionId, shopId };
  if (connectionId !== undefined && !(await tx.agentConnection.findFirst({ where: agent })))
    throw missing('agent connection');
}
