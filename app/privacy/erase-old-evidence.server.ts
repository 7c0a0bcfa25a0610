import type { SessionState } from '#app/checkout/session/session.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { eraseSession } from './erase-session.server.ts';
import { readRetention } from './retention.ts';

/** In one transaction. */
const BATCH = 100;
/** Stripe's words for a dispute that has ended. */
const ENDED = ['won', 'lost', 'warning_closed', 'prevented'];

/** Removes buyers and evidence of sales that are older than their shop keeps them, of the shops that chose a period. */
export async function eraseOldEvidence(services: Services): Promise<void> {
  const shops = await services.db.shop.findMany({ where: { NOT: { retention: { equals: {} } } } });
  for (const shop of shops) {
    const { evidence: days } = readRetention(shop);
    if (days === null) continue;
    const scope = scopeToShop(services, shop);
    const before = addSeconds(scope.clock(), -days * 24 * 3600);
    while ((await eraseBatch(scope, before)) === BATCH);
  }
}

/** A sale whose dispute is open is left alone: its evidence is all the merchant has. */
function eraseBatch(scope: ShopScope, before: Date): Promise<number> {
  return scope.db.$transaction(async (tx) => {
    const sessions = await tx.$queryRaw<{ id: string; state: SessionState }[]>`
      SELECT s.id, s.state FROM checkout_sessions s
      WHERE s.shop_id = ${scope.shop.id} AND s.status = 'completed' AND s.created_at < ${before}::timestamptz
        AND EXISTS (SELECT FROM evidence_entries e
          WHERE e.session_id = s.id AND e.erased_at IS NULL AND e.kind <> 'erasure')
        AND NOT EXISTS (SELECT FROM orders o JOIN disputes d ON d.order_id = o.id
          WHERE o.session_id = s.id AND d.status <> ALL(${ENDED}))
      ORDER BY s.created_at LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED`;
    for (const { id, state } of sessions) await eraseSession(scope, tx, id, state);
    return sessions.length;
  });
}
