import type Stripe from 'stripe';
import type { Prisma } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { authorizePayment } from '#app/payments/authorize-payment.server.ts';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { findPayment } from '#app/payments/find-payment.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { PaymentOutcome } from '#app/payments/payment-outcome.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { tokenContext, type PurchaseRecord } from './purchase-record.ts';
import { refusalOf } from './refusals.ts';
import { refuse } from './refuse-purchase.server.ts';
import type { Step } from './run-purchase.server.ts';

/** Stripe forgets an idempotency key after 24 hours at the earliest; an hour is left for a call under way. */
const KEY_LIVES_SECONDS = 23 * 3600;

/** Stripe idempotency key of one effect of one attempt: a repeat is answered with the first outcome. */
export const effectKey = (purchase: PurchaseRecord, effect: string) =>
  `${purchase.sessionId}:${purchase.attempt}:${effect}`;

/**
 * Authorises the total on the buyer's token, to be captured only once the order exists. Safe to repeat: Stripe
 * answers a known idempotency key with the first outcome.
 */
export const authorizeStep: Step = async (scope, purchase) => {
  const stripe = await merchantStripe(scope, purchase.payment.mode);
  const result = await authorizeOnce(scope, stripe, purchase);
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
      const released = await cancelPayment(stripe, {
        paymentIntentId,
        idempotencyKey: effectKey(purchase, 'cancel'),
      });
      if (released.status === 'unknown') throw providerSilent(released.error);
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

/**
 * One payment for one attempt. Where the idempotency key cannot tell what became of it, the payment is looked up;
 * if there is none, the next run makes a new attempt with new keys.
 */
async function authorizeOnce(
  scope: ShopScope,
  stripe: Stripe,
  purchase: PurchaseRecord,
): Promise<PaymentOutcome> {
  if (!purchase.sealedToken) throw new Error(`purchase ${purchase.sessionId} has lost its token`);
  const metadata = {
    checkout_session_id: purchase.sessionId,
    attempt: String(purchase.attempt),
    shop: scope.shop.domain,
  };
  // While it authorises, a purchase was last changed when this attempt began.
  const lookUp = () => findPayment(stripe, { metadata, since: purchase.updatedAt });

  if (addSeconds(purchase.updatedAt, KEY_LIVES_SECONDS) < scope.clock()) {
    const found = await lookUp();
    if (found) return found;
  }
  const result = await authorizePayment(stripe, {
    token: scope.secrets.open(purchase.sealedToken, tokenContext(purchase.sessionId)),
    amount: Number(purchase.amount),
    currency: purchase.currency,
    idempotencyKey: effectKey(purchase, 'authorize'),
    metadata,
  });
  if (result.status !== 'unknown' || result.replay) return result;
  const found = await lookUp();
  if (found) return found;
  await scope.db.purchase.update({
    where: { sessionId: purchase.sessionId, shopId: scope.shop.id },
    data: { attempt: { increment: 1 }, updatedAt: scope.clock() },
  });
  return result;
}

/** An outcome that stays unknown: the purchase keeps its recovery point, the caller may repeat. */
export function providerSilent(cause: unknown): AppError {
  return new AppError('service_unavailable', 'The payment provider did not answer.', {
    retryAfterSeconds: 2,
    cause,
  });
}
