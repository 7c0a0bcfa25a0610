import { renderCharge, renderRefund } from '../render/payment-objects.ts';
import type { ChargeRow, RefundRow } from '../state/records.ts';
import type { PaymentContext } from './shared-token-usage.ts';

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
  const refund = state.refunds.put({
    id: state.newId('re'),
    account: charge.account,
    created: state.now(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    paymentMethod: charge.paymentMethod,
    amount,
    currency: charge.currency,
    ...details,
  });
  const refunded = state.charges.patch(charge.id, { amountRefunded: charge.amountRefunded + amount });
  context.emit('refund.created', renderRefund(refund));
  context.emit('charge.refunded', renderCharge(refunded), {
    previousAttributes: { amount_refunded: charge.amountRefunded },
  });
  return refund;
}
