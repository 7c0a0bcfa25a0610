import { renderFraudWarning } from '../render/payment-objects.ts';
import type { ChargeRow, FraudWarningRow } from '../state/records.ts';
import type { PaymentContext } from './shared-token-usage.ts';

/** The issuer of a charged card suspects fraud. */
export function warnOfFraud(context: PaymentContext, charge: ChargeRow): FraudWarningRow {
  const { state } = context;
  const warning = state.fraudWarnings.put({
    id: state.newId('issfr'),
    account: charge.account,
    created: state.now(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    fraudType: 'made_with_stolen_card',
  });
  context.emit('radar.early_fraud_warning.created', renderFraudWarning(warning, charge));
  return warning;
}
