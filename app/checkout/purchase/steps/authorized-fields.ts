import type { Prisma } from '#app/db/client/client.ts';
import type { Clock } from '#app/kernel/clock.ts';
import type { Authorized } from '#app/payments/payment-outcome.ts';
import type { PaymentFacts, PurchaseRecord } from '../purchase-record.ts';
import type { StepResult } from './step.ts';

/** What is stored of a purchase once its money is reserved: the payment, and what the evidence needs of the charge. */
export function authorizedFields(
  { clock }: { clock: Clock },
  purchase: PurchaseRecord,
  { paymentIntentId, chargeId, brand, last4, risk }: Authorized,
): StepResult['fields'] {
  const payment: PaymentFacts = {
    ...purchase.payment,
    authorizedAt: clock().toISOString(),
    brand: brand ?? null,
    last4: last4 ?? null,
    risk: risk ?? null,
  };
  return { paymentIntentId, chargeId, payment: payment as unknown as Prisma.InputJsonObject };
}
