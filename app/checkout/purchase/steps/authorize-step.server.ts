import type Stripe from 'stripe';
import type { Prisma } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { authorizePayment } from '#app/payments/authorize-payment.server.ts';
import { findPayment } from '#app/payments/find-payment.server.ts';
import type { Refused } from '#app/payments/classify-stripe-error.ts';
import type { PaymentOutcome } from '#app/payments/payment-outcome.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { effectKey, providerSilent } from '../effects.ts';
import { tokenContext, type PurchaseRecord, type Refusal } from '../purchase-record.ts';
import { purchaseStripe } from '../purchase-stripe.server.ts';
import { refusalOf } from '../refusals.ts';
import { compensate, refuse } from '../refuse-purchase.server.ts';
import { pauseSession } from '../session-while-authenticating.server.ts';
import { tellPaymentsRefused } from '../tell-staff.server.ts';
import { authorizedFields } from './authorized-fields.ts';
import type { Step, StepResult } from './step.ts';

/** Stripe forgets an idempotency key after 24 hours at the earliest; an hour is left for a call under way. */
const KEY_LIVES_SECONDS = 23 * 3600;

/** How long the buyer may take. A session that ends before takes its purchase with it (authenticate-step.server.ts). */
const AUTHENTICATION_SECONDS = 30 * 60;

/**
 * Authorises the total on the buyer's token, to be captured only once the order exists. Safe to repeat: Stripe
 * answers a known idempotency key with the first outcome.
 */
export const authorizeStep: Step = async (scope, purchase) => {
  const stripe = await purchaseStripe(scope, purchase);
  const result = await authorizeOnce(scope, stripe, purchase);
  switch (result.status) {
    case 'authorized':
      return { next: 'creating_order', fields: authorizedFields(scope, purchase, result) };
    case 'requires_action':
      return askBuyer(scope, purchase, result.paymentIntentId);
    case 'canceled':
      return end(scope, purchase, refusalOf('declined'));
    case 'refused':
      scope.log.warn({ session: purchase.sessionId, reason: result.reason }, 'Stripe refused the payment');
      return end(scope, purchase, refusalOf(result.reason), staffNote(scope, purchase, result));
    case 'unknown':
      throw providerSilent(result.error);
  }
};

/** Nothing was charged. Goods that are on hold are given back first. */
function end(
  scope: ShopScope,
  purchase: PurchaseRecord,
  refusal: Refusal,
  store?: StepResult['store'],
): StepResult {
  return purchase.stockHold ? compensate(refusal, {}, store) : refuse(scope, purchase, refusal, store);
}

/**
 * The issuer wants to see the buyer first: the purchase waits, for no longer than goods are held. An agent that says it
 * cannot show that would wait for nothing.
 */
function askBuyer(scope: ShopScope, purchase: PurchaseRecord, paymentIntentId: string): StepResult {
  if (!purchase.payment.canAuthenticate)
    return compensate(refusalOf('authentication_unsupported'), { paymentIntentId });
  const authenticateBy = addSeconds(scope.clock(), AUTHENTICATION_SECONDS).toISOString();
  return {
    next: 'authenticating',
    pause: true,
    fields: {
      paymentIntentId,
      payment: { ...purchase.payment, authenticateBy } as unknown as Prisma.InputJsonObject,
    },
    store: (tx) => pauseSession(scope, tx, purchase.sessionId),
  };
}

/** Where only staff can mend why Stripe said no, they are told. */
function staffNote(
  scope: ShopScope,
  { payment }: PurchaseRecord,
  { reason, message }: Refused,
): StepResult['store'] {
  if (reason !== 'configuration') return undefined;
  return (tx) => tellPaymentsRefused(scope, tx, { mode: payment.mode, message });
}

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
    demandAuthentication: purchase.payment.mustAuthenticate,
    idempotencyKey: effectKey(purchase, 'authorize'),
    metadata,
  });
  if (result.status !== 'unknown' || result.replay) return result;
  const found = await lookUp();
  if (found) return found;
  // Only this very attempt: a process that lost its lease must not number another's anew.
  await scope.db.purchase.updateMany({
    where: {
      sessionId: purchase.sessionId,
      shopId: scope.shop.id,
      step: 'authorizing',
      attempt: purchase.attempt,
    },
    data: { attempt: { increment: 1 }, updatedAt: scope.clock() },
  });
  return result;
}
