import { sqlOf } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { loadSession, type SessionReader, type SessionRow } from '../session/session-store.server.ts';
import type { CheckoutSession } from '../session/session.ts';
import { refusalOf } from './refusals.ts';
import { runPurchase } from './run-purchase.server.ts';

/**
 * Reads a session that is to be changed or cancelled. If its payment waits for the buyer to authenticate, the payment is
 * undone first, durably: from then on the session is as open as before it was paid.
 * @param known the session as it was read already
 * @throws AppError `not_found`; `conflict` while somebody else is at work on the purchase; `service_unavailable` while it
 *   is not known whether the money is free.
 */
export async function loadUnpaid(
  scope: ShopScope,
  connection: SessionReader,
  id: string,
  known?: SessionRow | null,
): Promise<CheckoutSession> {
  const session = await loadSession(scope, sqlOf(scope.db), connection, id, known);
  if (session.status !== 'authentication_required') return session;
  await runPurchase(scope, id, { giveUp: refusalOf('authentication_dropped') });
  return loadSession(scope, sqlOf(scope.db), connection, id);
}
