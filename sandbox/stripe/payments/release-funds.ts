import { renderCharge, renderRefund } from '../render/payment-objects.ts';
import type { ChargeRow, RefundRow } from '../state/records.ts';
import type { PaymentContext } from './shared-token-usage.ts';
import { testCard } from './test-cards.ts';

/**
 * Gives money back: a refund, or the part of an authorisation that is not captured, which Stripe also books as
 * a refund of the charge.
 */
export function releaseFunds(
  context: PaymentContext,
  charge: ChargeRow,
  amount: number,
  details: { reason: string | null; metadata: Record<string, string> },
): RefundRow {
  const { state } = context;
  const { outcome } = testCard(charge.card)!;
  const refund = state.refunds.put({
    id: state.newId('re'),
    account: charge.account,
    created: state.now(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    paymentMethod: charge.paymentMethod,
    amount,
    currency: charge.currency,
    ...(charge.captured && outcome.kind === 'approve' && outcome.refund && { status: outcome.refund }),
    ...details,
  });
  const refunded = state.charges.patch(charge.id, { amountRefunded: charge.amountRefunded + amount });
  context.emit('refund.created', renderRefund(refund));
  context.emit('charge.refunded', renderCharge(refunded), {
    previousAttributes: { amount_refunded: charge.amountRefunded },
  });
  return refund;
}

/** A pending refund ends. One that fails gives the merchant the money back, to be refunded in another way. */
export function endRefund(
  context: PaymentContext,
  refund: RefundRow,
  status: 'succeeded' | 'failed',
): RefundRow {
  const { state } = context;
  const ended = state.refunds.patch(refund.id, { status });
  const before = { previousAttributes: { status: refund.status ?? 'succeeded' } };
  context.emit('refund.updated', renderRefund(ended), before);
  if (status === 'failed') {
    const charge = state.charges.get(refund.charge)!;
    state.charges.patch(charge.id, { amountRefunded: charge.amountRefunded - refund.amount });
    context.emit('refund.failed', renderRefund(ended));
  }
  return ended;
}
