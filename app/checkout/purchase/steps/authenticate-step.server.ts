import type { Queryable } from '#app/db/database.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { providerSilent } from '../effects.ts';
import type { PurchaseRecord, Refusal } from '../purchase-record.ts';
import { purchaseStripe } from '../purchase-stripe.server.ts';
import { refusalOf } from '../refusals.ts';
import { compensate } from '../refuse-purchase.server.ts';
import { resumeSession } from '../session-while-authenticating.server.ts';
import { authorizedFields } from './authorized-fields.ts';
import type { Step, StepResult } from './step.ts';

/**
 * Looks how the authentication that the card's issuer asked for has ended. Only the payment tells: what the agent says
 * of it, or a webhook, is a reason to look. Until it has ended, or its time is over, the purchase waits.
 */
export const authenticateStep: Step = async (scope, purchase, { giveUp }) => {
  const turnBack = (refusal: Refusal): StepResult =>
    compensate(refusal, {}, (tx) => goOn(scope, tx, purchase));
  if (giveUp) return turnBack(giveUp);
  const stripe = await purchaseStripe(scope, purchase);
  const payment = await readPayment(stripe, purchase.paymentIntentId!);
  switch (payment.status) {
    case 'authorized': {
      if (await isTooLate(scope, purchase)) return turnBack(refusalOf('authentication_expired'));
      return {
        next: 'creating_order',
        fields: authorizedFields(scope, purchase, payment),
        store: (tx) => goOn(scope, tx, purchase),
      };
    }
    case 'requires_action': {
      const { authenticateBy } = purchase.payment;
      const over = authenticateBy !== null && new Date(authenticateBy) <= scope.clock();
      const ended = over || (await isTooLate(scope, purchase));
      return ended ? turnBack(refusalOf('authentication_expired')) : 'waits';
    }
    case 'canceled':
      return turnBack(refusalOf('authentication_dropped'));
    case 'refused':
      return turnBack(refusalOf(payment.reason));
    case 'unknown':
      throw providerSilent(payment);
  }
};

const goOn = (scope: ShopScope, tx: Queryable, { sessionId }: PurchaseRecord) =>
  resumeSession(scope, tx, sessionId);

/**
 * The agent has been told that the session has expired, or the buyer has meanwhile paid in the shop's own checkout:
 * nothing may be bought by it any more.
 */
async function isTooLate(scope: ShopScope, { sessionId }: PurchaseRecord): Promise<boolean> {
  const { expiresAt, adoptingOrderGid } = await scope.db.checkoutSession.findUniqueOrThrow({
    where: { id: sessionId, shopId: scope.shop.id },
    select: { expiresAt: true, adoptingOrderGid: true },
  });
  return expiresAt <= scope.clock() || adoptingOrderGid !== null;
}
