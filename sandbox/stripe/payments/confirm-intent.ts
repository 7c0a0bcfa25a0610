import { StripeError } from '../http/stripe-error.ts';
import { renderCharge, renderPaymentIntent, renderPaymentMethod } from '../render/payment-objects.ts';
import type { ChargeRow, Json, PaymentIntentRow, PaymentMethodRow } from '../state/records.ts';
import { disputeIfPlanned } from './open-dispute.ts';
import { attachMethod, type PaymentSource } from './payment-source.ts';
import { reserveToken, settleToken, tellToken, type PaymentContext } from './shared-token-usage.ts';
import { testCard, type CardOutcome } from './test-cards.ts';

interface Circumstances {
  /** The buyer is not there to authenticate: asking for it is a decline. */
  offSession: boolean;
  returnUrl: string | null;
  /** `request_three_d_secure` is `any` or `challenge`: also a card whose issuer does not ask for it. */
  wantsAuthentication?: boolean;
}

/**
 * Tries to pay a PaymentIntent with a source that was found usable.
 * @returns the intent, `succeeded`, `requires_capture` or `requires_action`
 * @throws StripeError 402 after a decline; the intent is then stored in `requires_payment_method`
 */
export function confirmIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  source: PaymentSource,
  circumstances: Circumstances,
): PaymentIntentRow {
  const method = attachMethod(context, source);
  const attached = context.state.paymentIntents.patch(intent.id, {
    paymentMethod: method.id,
    sharedToken: source.sharedToken,
    lastPaymentError: null,
  });
  const { outcome } = testCard(method.card)!;
  const { offSession, wantsAuthentication } = circumstances;
  const asked = outcome.kind === 'approve' && wantsAuthentication && !offSession;
  if (outcome.kind === 'approve' && !asked) return approveIntent(context, attached, method, false);
  if (asked || (outcome.kind === 'authenticate' && !offSession))
    return demandAuthentication(context, attached, circumstances.returnUrl);
  const refusal =
    outcome.kind === 'decline'
      ? outcome
      : {
          code: 'authentication_required',
          declineCode: 'authentication_required',
          message: 'Your card was declined. This transaction requires authentication.',
        };
  throw declineIntent(context, attached, method, refusal);
}

function demandAuthentication(
  context: PaymentContext,
  intent: PaymentIntentRow,
  returnUrl: string | null,
): PaymentIntentRow {
  const nextAction: Json = returnUrl
    ? {
        type: 'redirect_to_url',
        redirect_to_url: {
          return_url: returnUrl,
          url: `https://hooks.stripe.com/3d_secure_2/hosted?${intent.id}`,
        },
      }
    : {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'stripe_3ds2_fingerprint', three_d_secure_2_source: intent.id },
      };
  const waiting = context.state.paymentIntents.patch(intent.id, { status: 'requires_action', nextAction });
  if (intent.sharedToken)
    tellToken(
      context,
      context.state.sharedTokens.patch(intent.sharedToken, { issuedStatus: 'requires_action' }),
      'requires_action',
    );
  context.emit('payment_intent.requires_action', renderPaymentIntent(waiting));
  return waiting;
}

/** Authorises the charge, and captures it unless `capture_method` is manual. */
export function approveIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  method: PaymentMethodRow,
  authenticated: boolean,
): PaymentIntentRow {
  const { state } = context;
  const manual = intent.captureMethod === 'manual';
  const charge = state.charges.put({
    ...newCharge(context, intent, method),
    status: 'succeeded',
    captured: !manual,
    amountCaptured: manual ? 0 : intent.amount,
    authenticated,
    outcome: riskOutcome(method.card, {
      network_status: 'approved_by_network',
      seller_message: 'Payment complete.',
      type: 'authorized',
    }),
  });
  const paid = state.paymentIntents.patch(intent.id, {
    status: manual ? 'requires_capture' : 'succeeded',
    latestCharge: charge.id,
    amountCapturable: manual ? intent.amount : 0,
    amountReceived: manual ? 0 : intent.amount,
    nextAction: null,
  });
  if (paid.sharedToken) {
    reserveToken(context, paid.sharedToken, paid.amount);
    if (!manual) settleToken(context, paid.sharedToken, paid.amount, paid.amount);
  }
  context.emit('charge.succeeded', renderCharge(charge));
  context.emit(
    manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
    renderPaymentIntent(paid),
  );
  if (!manual) disputeIfPlanned(context, charge);
  return paid;
}

/** Records a failed attempt and returns the error to answer with. */
export function declineIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  method: PaymentMethodRow,
  refusal: Omit<Extract<CardOutcome, { kind: 'decline' }>, 'kind'>,
): StripeError {
  const { state } = context;
  const charge = state.charges.put({
    ...newCharge(context, intent, method),
    status: 'failed',
    failureCode: refusal.code,
    failureMessage: refusal.message,
    outcome: riskOutcome(method.card, {
      network_status: refusal.blockedBy ? 'not_sent_to_network' : 'declined_by_network',
      reason: refusal.blockedBy ? 'highest_risk_level' : (refusal.declineCode ?? refusal.code),
      seller_message: refusal.message,
      type: refusal.blockedBy ? 'blocked' : 'issuer_declined',
    }),
  });
  const fields = {
    charge: charge.id,
    code: refusal.code,
    ...(refusal.declineCode && { decline_code: refusal.declineCode }),
    payment_method: renderPaymentMethod(method),
  };
  const failed = failIntent(context, intent, charge.id, {
    ...fields,
    doc_url: `https://stripe.com/docs/error-codes/${refusal.code.replaceAll('_', '-')}`,
    message: refusal.message,
    type: 'card_error',
  });
  context.emit('charge.failed', renderCharge(charge));
  return new StripeError(402, 'card_error', refusal.message, {
    ...fields,
    payment_intent: renderPaymentIntent(failed),
  });
}

/** Sends an intent back to `requires_payment_method` with the reason. */
export function failIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  charge: string | null,
  error: Json,
): PaymentIntentRow {
  const failed = context.state.paymentIntents.patch(intent.id, {
    status: 'requires_payment_method',
    latestCharge: charge,
    paymentMethod: null,
    sharedToken: null,
    nextAction: null,
    lastPaymentError: error,
  });
  context.emit('payment_intent.payment_failed', renderPaymentIntent(failed));
  return failed;
}

function newCharge(
  { state, account }: PaymentContext,
  intent: PaymentIntentRow,
  method: PaymentMethodRow,
): Omit<ChargeRow, 'status' | 'outcome'> {
  return {
    id: state.newId('ch'),
    account: account.id,
    created: state.now(),
    paymentIntent: intent.id,
    paymentMethod: method.id,
    card: method.card,
    amount: intent.amount,
    amountCaptured: 0,
    amountRefunded: 0,
    captured: false,
    currency: intent.currency,
    disputed: false,
    failureCode: null,
    failureMessage: null,
    authenticated: false,
    metadata: intent.metadata,
  };
}

function riskOutcome(card: string, outcome: Json): Json {
  const { riskLevel } = testCard(card)!;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    reason: null,
    risk_level: riskLevel,
    risk_score: { normal: 12, elevated: 68, highest: 92 }[riskLevel],
    ...outcome,
  };
}
