import type { SellingConnection } from '#app/agents/selling-policy.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { isSameSecret } from '#app/kernel/is-same-secret.ts';
import { sqlOf } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertMaySell } from './assert-may-sell.ts';
import { judgeToken } from './purchase/judge-token.server.ts';
import { tokenContext, toPurchase } from './purchase/purchase-record.ts';
import { refusalOf } from './purchase/refusals.ts';
import { tellRefusal } from './purchase/refuse-purchase.server.ts';
import { runPurchase } from './purchase/run-purchase.server.ts';
import { startPurchase } from './purchase/start-purchase.server.ts';
import { tellPaymentsRefused } from './purchase/tell-staff.server.ts';
import { isChanged, reviewSession, type CompleteSessionInput } from './review-session.server.ts';
import { assertOperation, assertOutcome, isUnderWay } from './session/session-machine.ts';
import { loadSession, saveSession, type SessionRow } from './session/session-store.server.ts';
import type { CheckoutSession } from './session/session.ts';

interface Completion {
  session: CheckoutSession;
  store?: (tx: Queryable) => Promise<void>;
}

/**
 * Charges the buyer and creates the order, exactly once. Price, shipping, tax and stock are asked of Shopify again
 * first: if the total is not what the agent saw, nothing is charged and the session says `price_change`.
 * @param known the session as it was read already
 * @returns the session: `completed` with its order, `authentication_required` while the card's issuer waits for the
 *   buyer, or open again with the reason in its messages. `store` is there when nothing was paid and the changed session
 *   is still to be stored, together with the answer.
 * @throws AppError `checkout_not_offered`, `handoff_required`, `not_ready_for_payment`, `missing`, `conflict`, `service_unavailable`, …
 */
export async function completeSession(
  scope: ShopScope,
  connection: SellingConnection & { maxDailyAmount: bigint | null },
  id: string,
  input: CompleteSessionInput,
  known?: SessionRow | null,
): Promise<Completion> {
  const before = await loadSession(scope, sqlOf(scope.db), connection, id, known);
  const { authentication } = input;
  if (input.resumed && (before.status === 'completed' || authentication?.failed)) return { session: before };
  // The news of it came by Stripe's webhook as well, and that was faster.
  const isLate = before.status === 'completed' && authentication && !authentication.failed;
  if (isLate && (await waitedForBuyer(scope, id))) return { session: before };
  const underWay = isUnderWay(before.status);
  // How the agent may sell is asked of a new purchase only: one that has begun ends as it would have.
  if (!underWay) assertMaySell(connection);
  const machine = { status: before.status, problem: before.state.blocking[0] };
  assertOperation(machine, 'complete', { authenticated: authentication !== undefined });
  if (underWay) return goOn(scope, connection, before, input);
  assertNotFailed(authentication);
  const mode = connection.mode === 'live' ? 'live' : 'test';
  const { reviewed, token } = await reviewSession(scope, connection, before, input);
  if (isChanged(before, reviewed)) return notPaid(scope, before, reviewed);
  const judged = judgeToken(scope, reviewed, token);
  if ('refusal' in judged) {
    const told = { ...reviewed, state: tellRefusal(reviewed.state, judged.refusal) };
    const { misconfigured: message } = judged;
    return notPaid(scope, before, told, async (tx) => {
      if (message) await tellPaymentsRefused(scope, tx, { mode, message });
    });
  }
  assertOutcome(before.status, 'complete', 'complete_in_progress');
  await startPurchase(scope, connection, withoutStockWarnings(reviewed), {
    token: input.token,
    sent: input.sent,
    payment: {
      mode,
      billingAddress: input.billingAddress ?? null,
      mustAuthenticate: connection.requiredInterventions.includes('3ds'),
      canAuthenticate: before.state.interventions?.includes('3ds') ?? true,
      ...judged.facts,
    },
  });
  await runPurchase(scope, id, { fresh: true });
  return { session: await loadSession(scope, sqlOf(scope.db), connection, id) };
}

/**
 * Takes a purchase under way on. One that waits for its buyer, and is completed with another token, is looked at first:
 * if the buyer is still to act, the first payment is undone and the other one takes its place.
 * @throws AppError `conflict` while it is being paid with another token
 */
async function goOn(
  scope: ShopScope,
  connection: Parameters<typeof completeSession>[1],
  { id, status }: CheckoutSession,
  input: CompleteSessionInput,
): Promise<Completion> {
  const reload = () => loadSession(scope, sqlOf(scope.db), connection, id);
  const failed = input.authentication?.failed;
  const sameToken = await isSameToken(scope, id, input.token);
  if (status !== 'authentication_required' && !sameToken)
    throw new AppError('conflict', 'The checkout session is being completed with another payment.', {
      retryAfterSeconds: 2,
    });
  // A no is a no, whatever the agent would pay with next.
  await runPurchase(scope, id, { giveUp: failed ? refusalOf(failed) : null });
  const session = await reload();
  if (failed || sameToken || session.status === 'completed') return { session };
  if (session.status === 'authentication_required')
    await runPurchase(scope, id, { giveUp: refusalOf('authentication_dropped') });
  return completeSession(scope, connection, id, { ...input, authentication: undefined });
}

/**
 * 3-D Secure that ended with a no: "MUST NOT attempt authorization" (rfc.delegate_authentication.md), asked for or not.
 * @throws AppError `invalid`
 */
function assertNotFailed(authentication: CompleteSessionInput['authentication']): void {
  if (authentication?.failed)
    throw new AppError('invalid', 'The buyer was not authenticated.', {
      param: '$.authentication_result.outcome',
    });
}

/** A session that was not paid, because the buyer must look at it again or the token cannot pay, and how to store it. */
function notPaid(
  scope: ShopScope,
  before: CheckoutSession,
  session: CheckoutSession,
  alsoStore?: (tx: Queryable) => Promise<void>,
): { session: CheckoutSession; store: (tx: Queryable) => Promise<void> } {
  assertOutcome(before.status, 'complete', session.status);
  const store = async (tx: Queryable) => {
    await saveSession(scope, tx, session);
    await alsoStore?.(tx);
  };
  return { session, store };
}

/** How few are left is no news to somebody who has bought. */
function withoutStockWarnings(session: CheckoutSession): CheckoutSession {
  const notices = session.state.notices.filter(({ code }) => code !== 'low_stock');
  return { ...session, state: { ...session.state, notices } };
}

/** Whether the session's purchase was one whose buyer had to authenticate. */
async function waitedForBuyer(scope: ShopScope, sessionId: string): Promise<boolean> {
  const where = { sessionId, shopId: scope.shop.id };
  const purchase = await scope.db.purchase.findUnique({ where });
  return purchase !== null && toPurchase(purchase).payment.authenticateBy !== null;
}

/** Whether a purchase under way is paid with this token. */
async function isSameToken(scope: ShopScope, sessionId: string, token: string): Promise<boolean> {
  const purchase = await scope.db.purchase.findUnique({
    where: { sessionId, shopId: scope.shop.id },
    select: { sealedToken: true },
  });
  if (!purchase?.sealedToken) return false;
  return isSameSecret(scope.secrets.open(purchase.sealedToken, tokenContext(sessionId)), token);
}
