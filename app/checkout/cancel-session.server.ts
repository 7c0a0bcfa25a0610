import type { WritePart } from '#app/db/write-together.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertOperation, assertOutcome } from './session/session-machine.ts';
import { loadUnpaid } from './purchase/load-unpaid.server.ts';
import { updateSessionRow, type SessionReader, type SessionRow } from './session/session-store.server.ts';
import type { CheckoutSession, SessionState } from './session/session.ts';
import { wordsOf } from './words/words.ts';

/**
 * Cancels an open session, keeping why the buyer left. Returns the session and what is to be written of it. A payment that waits for
 * its buyer to authenticate is undone first.
 * @param known the session as it was read already
 * @throws AppError `not_found`, or `method_not_allowed` when it is finished already (ACP: 405).
 */
export async function cancelSession(
  scope: ShopScope,
  connection: SessionReader,
  id: string,
  intentTrace: SessionState['intentTrace'],
  known?: SessionRow | null,
): Promise<{ session: CheckoutSession; write: WritePart[] }> {
  const before = await loadUnpaid(scope, connection, id, known);
  assertOperation(before, 'cancel');
  const session: CheckoutSession = {
    ...before,
    status: 'canceled',
    state: {
      ...before.state,
      blocking: [],
      notices: [{ severity: 'info', code: 'canceled', text: wordsOf(before.state.language).canceled() }],
      intentTrace,
    },
    updatedAt: scope.clock(),
  };
  assertOutcome(before.status, 'cancel', session.status);
  return { session, write: [updateSessionRow(scope, session)] };
}
