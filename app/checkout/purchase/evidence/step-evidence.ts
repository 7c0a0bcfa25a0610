import type { EvidenceBody } from '#app/evidence/evidence-kind.ts';
import { snakeKeys } from '#app/evidence/snake-keys.ts';
import type { PurchaseRecord } from '../purchase-record.ts';

/** What a recovery point of a purchase proves: what Stripe and Shopify are known to have done. Amounts in minor units. */
export function stepEvidence(purchase: PurchaseRecord): EvidenceBody {
  const { billingAddress: _sent, ...payment } = purchase.payment;
  return {
    step: purchase.step,
    attempt: purchase.attempt,
    amount: Number(purchase.amount),
    currency: purchase.currency,
    payment_intent: purchase.paymentIntentId,
    charge: purchase.chargeId,
    shopify_order: purchase.shopifyOrderGid,
    order_name: purchase.orderName,
    refusal: purchase.refusal,
    payment: snakeKeys(payment),
  };
}
