import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { CLOSED, type Circuit } from './circuit.ts';
import { releaseEvents } from './release-events.server.ts';

/** Reads an endpoint's circuit and holds it until the transaction ends. */
export async function lockCircuit(
  { shop }: ShopScope,
  tx: Queryable,
  connectionId: string,
): Promise<Circuit> {
  const [row] = await tx.$queryRaw<Circuit[]>`
    INSERT INTO event_endpoints AS known (connection_id, shop_id) VALUES (${connectionId}, ${shop.id})
    ON CONFLICT (connection_id) DO UPDATE SET failures = known.failures
    RETURNING failures, failing_since AS "failingSince", open_until AS "openUntil",
      probe_order_id AS "probeOrderId"`;
  return row!;
}

/** Stores it. The caller holds it. */
export async function writeCircuit(
  { shop }: ShopScope,
  tx: Queryable,
  connectionId: string,
  { failures, failingSince, openUntil, probeOrderId }: Circuit,
): Promise<void> {
  await tx.eventEndpoint.update({
    where: { connectionId, shopId: shop.id },
    data: { failures, failingSince, openUntil, probeOrderId },
  });
}

/** The endpoint has answered: its failures are forgotten, and if its circuit was open all that waited goes out. */
export async function closeCircuit(scope: ShopScope, tx: Queryable, connectionId: string): Promise<Circuit> {
  const before = await lockCircuit(scope, tx, connectionId);
  if (before.failures > 0) await writeCircuit(scope, tx, connectionId, CLOSED);
  if (before.openUntil) await releaseEvents(scope, tx, connectionId);
  return CLOSED;
}
