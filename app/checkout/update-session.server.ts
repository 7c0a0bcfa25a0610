import type { ItemRow } from '#app/catalog/find-sellable-items.server.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import { assertMaySell } from './assert-may-sell.ts';
import { priceSession } from './price-session.server.ts';
import type { SessionChanges } from './session/session-changes.ts';
import { assertOperation, assertOutcome, isUnderWay } from './session/session-machine.ts';
import { loadUnpaid } from './purchase/load-unpaid.server.ts';
import { updateSessionRow, type SessionRow } from './session/session-store.server.ts';
import type { CheckoutSession } from './session/session.ts';

/**
 * Applies changes to an open session and prices it again. Returns the session and what is to be written of it. A payment that waits
 * for its buyer to authenticate is undone first.
 * @param known the session and its items as they were read already
 * @throws AppError `not_found`, `checkout_not_offered`, `method_not_allowed`, `conflict`, or as `priceSession`; the stored
 *   session stays as it was.
 */
export async function updateSession(
  scope: ShopScope,
  connection: SellingConnection,
  id: string,
  changes: SessionChanges,
  known: { session?: SessionRow | null; items?: ItemRow[] } = {},
): Promise<{ session: CheckoutSession; write: WritePart[] }> {
  const before = await loadUnpaid(scope, connection, id, known.session);
  if (!isUnderWay(before.status)) assertMaySell(connection);
  assertOperation(before, 'update');
  const priced = await priceSession(scope, sellingPolicyOf(connection), before.state, changes, {
    items: known.items,
  });
  const session: CheckoutSession = { ...before, ...priced, updatedAt: scope.clock() };
  assertOutcome(before.status, 'update', session.status);
  return { session, write: [updateSessionRow(scope, session)] };
}
