import type { StripeState } from '../state/stripe-state.ts';
import type { Json, SharedTokenRow } from '../state/records.ts';
import { testCard } from '../payments/test-cards.ts';
import { renderBillingDetails, renderCard } from './payment-objects.ts';

/** Stands for the agent of a token that the seller made with the test helper. */
const TEST_HELPER_AGENT = 'profile_test_stripetesthelper';

/** The token as its seller sees it (docs.stripe.com/api/shared-payment/granted-token). */
export function renderGrantedToken(state: StripeState, row: SharedTokenRow): Json {
  const agent = row.issuer ? state.accounts.get(row.issuer)?.profile : TEST_HELPER_AGENT;
  return {
    id: row.id,
    object: 'shared_payment.granted_token',
    agent_details: { network_business_profile: agent ?? null },
    ...common(row),
    payment_method_details: {
      billing_details: renderBillingDetails(),
      card: {
        ...renderCard(row.card),
        networks: { available: [testCard(row.card)!.brand], preferred: null },
      },
      type: 'card',
    },
    risk_details: { insights: riskInsights(row.card) },
  };
}

/** The token as the agent that issued it sees it. */
export function renderIssuedToken(row: SharedTokenRow): Json {
  return {
    id: row.id,
    object: 'shared_payment.issued_token',
    ...common(row),
    next_action:
      row.issuedStatus === 'requires_action'
        ? { type: 'use_stripe_sdk', use_stripe_sdk: { value: `sandbox_${row.id}` } }
        : null,
    payment_method: row.card,
    return_url: row.returnUrl,
    seller_details: row.sellerDetails,
    setup_future_usage: row.setupFutureUsage,
    status: row.deactivatedAt === null ? row.issuedStatus : 'deactivated',
    use_stripe_sdk: null,
  };
}

function common(row: SharedTokenRow): Json {
  return {
    created: row.created,
    deactivated_at: row.deactivatedAt,
    deactivated_reason: row.deactivatedReason,
    livemode: false,
    shared_metadata: row.sharedMetadata,
    usage_details: { amount_captured: { currency: row.currency, value: row.amountCaptured } },
    usage_limits: { currency: row.currency, expires_at: row.expiresAt, max_amount: row.maxAmount },
  };
}

function riskInsights(card: string): Json {
  const { riskLevel } = testCard(card)!;
  const score = { normal: 10, elevated: 68, highest: 92 }[riskLevel];
  const insight = { score, recommended_action: riskLevel === 'highest' ? 'block' : 'continue' };
  return { bot: insight, card_testing: insight, fraudulent_dispute: insight, stolen_card: insight };
}
