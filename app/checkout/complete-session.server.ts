import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import { attributionSeal } from './attribution-seal.server.ts';
import { claimTouch } from './attribution.ts';
import { answeredConsents, marketingOffers } from './consents.ts';
import { priceSession } from './price-session.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { tokenContext } from './purchase/purchase-record.ts';
import { runPurchase } from './purchase/run-purchase.server.ts';
import { startPurchase } from './purchase/start-purchase.server.ts';
import { assertOperation } from './session-machine.ts';
import { loadSession, saveSession } from './session-store.server.ts';
import type { AttributionClaim } from './session-changes.ts';
import type { Buyer, CheckoutSession, PostalAddress, Recipient, SessionState } from './session.ts';
import { wordsOf } from './words/words.ts';

export interface CompleteSessionInput {
  /** Shared Payment Token. */
  token: string;
  buyer?: Buyer;
  billingAddress?: PostalAddress;
  /** Whom to reach about the order, where it is said only now. */
  contact?: Pick<Recipient, 'name' | 'email' | 'phone'>;
  orderNotes?: string;
  poNumber?: string;
  /** The agent brings the result of an authentication that did not fail. */
  authenticated?: boolean;
  /** What the buyer said to the offers of marketing. */
  consents?: SessionState['consents'];
  /** Who led the buyer here (last touch). */
  attribution?: AttributionClaim;
  /** A repeat of a request that ended in a server error: a session completed meanwhile is its answer. */
  resumed?: boolean;
}

/**
 * Charges the buyer and creates the order, exactly once. Price, shipping, tax and stock are asked of Shopify again
 * first: if the total is not what the agent saw, nothing is charged and the session says `price_change`.
 * @returns the session: `completed` with its order, or open again with the reason in its messages. `store` is there
 *   when nothing was paid and the changed session is still to be stored, together with the answer.
 * @throws AppError `handoff_required`, `not_ready_for_payment`, `missing`, `conflict`, `service_unavailable`, …
 */
export async function completeSession(
  scope: ShopScope,
  connection: SellingConnection & { maxDailyAmount: bigint | null },
  id: string,
  input: CompleteSessionInput,
): Promise<{ session: CheckoutSession; store?: (tx: Queryable) => Promise<void> }> {
  const before = await loadSession(scope, scope.db, connection.id, id);
  if (input.resumed && before.status === 'completed') return { session: before };
  assertOperation({ status: before.status, problem: before.state.blocking[0] }, 'complete', input);
  if (connection.sellingMode !== 'in_chat') {
    throw new AppError(
      'handoff_required',
      'This shop takes payment in its own checkout: send the buyer to continue_url.',
    );
  }
  if (before.status === 'complete_in_progress') await assertSameToken(scope, id, input.token);
  else {
    const reviewed = await reviewSession(scope, connection, before, input);
    if (isChanged(before, reviewed)) {
      return { session: reviewed, store: async (tx) => void (await saveSession(scope, tx, reviewed)) };
    }
    await startPurchase(scope, connection, withoutStockWarnings(reviewed), {
      token: input.token,
      payment: {
        mode: connection.mode === 'live' ? 'live' : 'test',
        billingAddress: input.billingAddress ?? null,
      },
    });
  }
  await runPurchase(scope, id);
  return { session: await loadSession(scope, scope.db, connection.id, id) };
}

/** How few are left is no news to somebody who has bought. */
function withoutStockWarnings(session: CheckoutSession): CheckoutSession {
  const notices = session.state.notices.filter(({ code }) => code !== 'low_stock');
  return { ...session, state: { ...session.state, notices } };
}

/** Whether the buyer would pay for something else than what they agreed to. */
function isChanged(before: CheckoutSession, { status, state }: CheckoutSession): boolean {
  return (
    status !== 'ready_for_payment' ||
    state.totals.total !== before.state.totals.total ||
    state.selectedOptionId !== before.state.selectedOptionId
  );
}

/**
 * A purchase under way is the one of its own token: another token waits for how that ends.
 * @throws AppError `conflict`
 */
async function assertSameToken(scope: ShopScope, sessionId: string, token: string): Promise<void> {
  const purchase = await scope.db.purchase.findUnique({
    where: { sessionId, shopId: scope.shop.id },
    select: { sealedToken: true },
  });
  const same =
    purchase?.sealedToken && scope.secrets.open(purchase.sealedToken, tokenContext(sessionId)) === token;
  if (!same)
    throw new AppError('conflict', 'The checkout session is being completed with another payment.', {
      retryAfterSeconds: 2,
    });
}

async function reviewSession(
  scope: ShopScope,
  connection: SellingConnection,
  before: CheckoutSession,
  input: CompleteSessionInput,
): Promise<CheckoutSession> {
  const buyer = input.buyer ?? before.state.buyer;
  const state = withLastWords(scope, before, input);
  if (!buyer?.email && !state.recipient?.email) {
    throw new AppError('missing', "The buyer's email address is needed for the order.", {
      param: '$.buyer.email',
    });
  }
  await merchantStripe(scope, connection.mode); // refuses early when no account is connected
  const priced = await priceSession(
    scope,
    sellingPolicyOf(connection),
    state,
    { buyer, orderNotes: input.orderNotes },
    { requote: true },
  );
  const reviewed: CheckoutSession = { ...before, ...priced, updatedAt: scope.clock() };
  if (
    reviewed.status === 'ready_for_payment' &&
    isChanged(before, reviewed) &&
    !reviewed.state.notices.some(({ code }) => code === 'price_change')
  ) {
    reviewed.state.notices = [
      ...reviewed.state.notices,
      {
        severity: 'warning',
        code: 'price_change',
        text: wordsOf(before.state.language).totalChanged(),
        param: '$.totals',
        resolution: 'requires_buyer_review',
      },
    ];
  }
  return reviewed;
}

/**
 * The session with what only completing tells and no price depends on. Consents are those of this very request: what
 * was said to an attempt that failed is not said again by silence.
 */
function withLastWords(
  scope: ShopScope,
  session: CheckoutSession,
  { contact, poNumber, consents, attribution }: CompleteSessionInput,
): SessionState {
  const { state, id } = session;
  const given = Object.entries(contact ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...state,
    recipient: given.length > 0 ? { ...state.recipient, ...Object.fromEntries(given) } : state.recipient,
    poNumber: poNumber ?? state.poNumber,
    consents: answeredConsents(marketingOffers(scope.shop, true, session), consents),
    attribution: {
      ...state.attribution,
      last: claimTouch(state.attribution.last, attribution, attributionSeal(scope, id)),
    },
  };
}
