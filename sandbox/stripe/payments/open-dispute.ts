import { renderDispute } from '../render/payment-objects.ts';
import type { ChargeRow, DisputeRow } from '../state/records.ts';
import type { PaymentContext } from './shared-token-usage.ts';
import { testCard } from './test-cards.ts';

/** The buyer's bank takes money back. */
export function openDispute(
  context: PaymentContext,
  charge: ChargeRow,
  amount: number,
  reason: string,
): DisputeRow {
  const { state } = context;
  state.charges.patch(charge.id, { disputed: true });
  const dispute = state.disputes.put({
    id: state.newId('dp'),
    account: charge.account,
    created: state.now(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amount,
    currency: charge.currency,
    reason,
    status: 'needs_response',
  });
  context.emit('charge.dispute.created', renderDispute(dispute));
  context.emit('charge.dispute.funds_withdrawn', renderDispute(dispute));
  return dispute;
}

/** Captured money of `pm_card_createDispute` is disputed at once. */
export function disputeIfPlanned(context: PaymentContext, charge: ChargeRow): void {
  const { outcome } = testCard(charge.card)!;
  if (outcome.kind === 'approve' && outcome.disputed)
    openDispute(context, charge, charge.amountCaptured, 'fraudulent');
}

/** Ends a dispute for (`won`) or against the merchant. */
export function closeDispute(
  context: PaymentContext,
  dispute: DisputeRow,
  status: 'won' | 'lost',
): DisputeRow {
  const closed = context.state.disputes.patch(dispute.id, { status });
  context.emit('charge.dispute.closed', renderDispute(closed), {
    previousAttributes: { status: dispute.status },
  });
  return closed;
}
