import type { Prisma } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { authorizePayment } from '#app/payments/authorize-payment.server.ts';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { tokenContext, type PurchaseRecord } from './purchase-record.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { refusalOf } from './refusals.ts';
import { refuse } from './refuse-purchase.server.ts';
import type { Step } from './run-purchase.server.ts';

/** Stripe idempotency key of one effect of one attempt: a repeat is answered with the first outcome. */
export const effectKey = (purchase: PurchaseRecord, effect: string) =>
  `${purchase.sessionId}:${purchase.attempt}:${effect}`;

/**
 * Authorises the total on the buyer's token, to be captured only once the order exists. Safe to repeat: Stripe
 * answers a known idempotency key with the first outcome.
 */
export const authorizeStep: Step = async (scope, purchase) => {
  const stripe = await merchantStripe(scope, purchase.payment.mode);
  if (!purchase.sealedToken) throw new Error(`purchase ${purchase.sessionId} has lost its token`);
  const result = await authorizePayment(stripe, {
    token: scope.secrets.open(purchase.sealedToken, tokenContext(purchase.sessionId)),
    amount: Number(purchase.amount),
    currency: purchase.currency,
    idempotencyKey: effectKey(purchase, 'authorize'),
    metadata: { checkout_session_id: purchase.sessionId, shop: scope.shop.domain },
  });
  switch (result.status) {
    case 'authorized': {
      const { brand = null, last4 = null } = result;
      const payment = { ...purchase.payment, authorizedAt: scope.clock().toISOString(), brand, last4 };
      const { paymentIntentId, chargeId } = result;
      return {
        next: 'creating_order',
        fields: { paymentIntentId, chargeId, payment: payment as unknown as Prisma.InputJsonObject },
      };
    }
    case 'requires_action': {
      const { paymentIntentId } = result;
      await cancelPayment(stripe, { paymentIntentId, idempotencyKey: effectKey(purchase, 'cancel') });
      return refuse(scope, purchase, refusalOf('authentication_required'));
    }
    case 'canceled':
      return refuse(scope, purchase, refusalOf('declined'));
    case 'refused':
      return refuse(scope, purchase, refusalOf(result.reason));
    case 'unknown':
      throw providerSilent(result.error);
  }
};

/** An outcome that stays unknown: the purchase keeps its recovery point, the caller may repeat. */
export function providerSilent(cause: unknown): AppError {
  return new AppError('service_unavailable', 'The payment provider did not answer.', {
    retryAfterSeconds: 2,
    cause,
  });
}
