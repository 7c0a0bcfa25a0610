import { renderPaymentIntent } from '../render/payment-objects.ts';
import type { PaymentIntentRow } from '../state/records.ts';
import { releaseFunds } from './release-funds.ts';
import { settleToken, type PaymentContext } from './shared-token-usage.ts';

/** Cancels an intent that nothing was taken of; what it reserves is free again. The caller has looked at its status. */
export function cancelIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  reason: string | null,
): PaymentIntentRow {
  const { state } = context;
  if (intent.status === 'requires_action' && intent.sharedToken)
    state.sharedTokens.patch(intent.sharedToken, { issuedStatus: 'active' });
  if (intent.status === 'requires_capture') {
    if (intent.sharedToken) settleToken(context, intent.sharedToken, intent.amountCapturable, 0);
    const charge = state.charges.get(intent.latestCharge!)!;
    releaseFunds(context, charge, intent.amountCapturable, { reason: null, metadata: {} });
  }
  const canceled = state.paymentIntents.patch(intent.id, {
    status: 'canceled',
    canceledAt: state.now(),
    cancellationReason: reason,
    amountCapturable: 0,
    nextAction: null,
  });
  context.emit('payment_intent.canceled', renderPaymentIntent(canceled));
  return canceled;
}
