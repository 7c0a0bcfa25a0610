import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { EvidenceBody } from '#app/evidence/evidence-kind.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { readGrantedToken, type GrantedTokenResult } from '#app/payments/read-granted-token.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { attributionSeal } from './buyer/attribution-seal.server.ts';
import { claimTouch } from './buyer/attribution.ts';
import { answeredConsents, marketingOffers } from './buyer/consents.ts';
import { priceSession } from './price-session.server.ts';
import type { AttributionClaim } from './session/session-changes.ts';
import type { Buyer, CheckoutSession, PostalAddress, Recipient, SessionState } from './session/session.ts';
import { assertBillingCountry } from './buyer/assert-billing-country.ts';
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
  /**
   * The agent brings the result of the authentication that was asked for. Whether it went well only the payment tells;
   * that it `failed`, and why, is believed.
   */
  authentication?: { failed?: 'authentication_failed' | 'authentication_unsupported' };
  /** What the buyer said to the offers of marketing. */
  consents?: SessionState['consents'];
  /** Who led the buyer here (last touch). */
  attribution?: AttributionClaim;
  /** A repeat of a request that ended in a server error: a session completed meanwhile is its answer. */
  resumed?: boolean;
  /** The request as it came, for the evidence. */
  sent?: EvidenceBody;
}

/** Whether the buyer would pay for something else than what they agreed to. */
export function isChanged(before: CheckoutSession, { status, state }: CheckoutSession): boolean {
  return (
    status !== 'ready_for_payment' ||
    state.totals.total !== before.state.totals.total ||
    state.selectedOptionId !== before.state.selectedOptionId
  );
}

/**
 * A session as it would be paid now: with what only completing tells, and priced by Shopify once more. If the total is
 * not what the agent saw, it says `price_change`. Stripe is asked for the token at the same time: both only read.
 * @throws AppError `missing` without an e-mail address, `payments_not_connected`, or as `assertBillingCountry` and
 *   `priceSession`.
 */
export async function reviewSession(
  scope: ShopScope,
  connection: SellingConnection,
  before: CheckoutSession,
  input: CompleteSessionInput,
): Promise<{ reviewed: CheckoutSession; token: GrantedTokenResult }> {
  const buyer = input.buyer ?? before.state.buyer;
  const state = withLastWords(scope, before, input);
  if (!buyer?.email && !state.recipient?.email) {
    throw new AppError('missing', "The buyer's email address is needed for the order.", {
      param: '$.buyer.email',
    });
  }
  const policy = sellingPolicyOf(connection);
  assertBillingCountry(policy, state.recipient, input.billingAddress);
  const stripe = await merchantStripe(scope, connection.mode);
  const changes = { buyer, orderNotes: input.orderNotes };
  const [token, priced] = await Promise.all([
    readGrantedToken(stripe, input.token),
    priceSession(scope, policy, state, changes, {
      requote: true,
      billingCountry: input.billingAddress?.country,
    }),
  ]);
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
  return { reviewed, token };
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
