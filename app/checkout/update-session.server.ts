import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { priceSession } from './price-session.server.ts';
import type { SessionChanges } from './session-changes.ts';
import { assertOperation } from './session-machine.ts';
import { loadSession, saveSession } from './session-store.server.ts';
import type { CheckoutSession } from './session.ts';

/**
 * Applies changes to an open session and prices it again. Returns the session and how to store it.
 * @throws AppError `not_found`, `method_not_allowed`, `conflict`, or as `priceSession`; the stored session stays as it was.
 */
export async function updateSession(
  scope: ShopScope,
  connection: { id: string; sellingMode: SellingMode },
  id: string,
  changes: SessionChanges,
): Promise<{ session: CheckoutSession; store: (tx: Queryable) => Promise<void> }> {
  const before = await loadSession(scope, scope.db, connection.id, id);
  assertOperation(before, 'update');
  const priced = await priceSession(scope, connection.sellingMode, before.state, changes);
  const session: CheckoutSession = { ...before, ...priced, updatedAt: scope.clock() };
  return { session, store: async (tx) => void (await saveSession(scope, tx, session)) };
}
