import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readState } from '../session/empty-state.ts';
import type { SessionState, SessionStatus } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import type { Refusal } from './purchase-record.ts';
import { refusalOf, refusalText } from './refusals.ts';

/** What the agent is told while the card's issuer waits for the buyer. */
export const AUTHENTICATION: Refusal = refusalOf('authentication_required');

/** The session says that the buyer has to authenticate, in the transaction that makes its purchase wait for it. */
export function pauseSession(scope: ShopScope, tx: Queryable, sessionId: string): Promise<void> {
  return change(scope, tx, sessionId, 'authentication_required', (state) => {
    const { code, param, resolution } = AUTHENTICATION;
    const text = refusalText(wordsOf(state.language), AUTHENTICATION);
    return [{ severity: 'error', code, text, param, resolution }, ...others(state)];
  });
}

/** The session is under way again, in the transaction that takes its purchase on or back. */
export function resumeSession(scope: ShopScope, tx: Queryable, sessionId: string): Promise<void> {
  return change(scope, tx, sessionId, 'complete_in_progress', others);
}

const others = ({ notices }: SessionState) => notices.filter(({ code }) => code !== AUTHENTICATION.code);

async function change(
  scope: ShopScope,
  tx: Queryable,
  sessionId: string,
  status: SessionStatus,
  notices: (state: SessionState) => SessionState['notices'],
): Promise<void> {
  const where = { id: sessionId, shopId: scope.shop.id };
  const row = await tx.checkoutSession.findUniqueOrThrow({ where, select: { state: true } });
  const before = readState(row.state);
  const state: SessionState = { ...before, notices: notices(before) };
  await tx.checkoutSession.update({
    where,
    data: {
      status,
      state: state as unknown as Prisma.InputJsonObject,
      version: { increment: 1 },
      updatedAt: scope.clock(),
    },
  });
}
