import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { releasePayment } from '../purchase/steps/release-payment.server.ts';
import { lockPlatformOrder } from './lock-platform-order.server.ts';
import { endPlatformOrder } from './review-platform-order.server.ts';

/**
 * Gives the buyer's money back for an order that staff have rejected, and ends its purchase, if it had come that far.
 * May run any number of times: Stripe is asked with one key for each order.
 * @throws AppError `service_unavailable` while it is not known that the money is free: the job is repeated;
 *   `payments_not_connected` until the merchant's account is connected again.
 */
export async function rejectPlatformOrder(
  services: Services,
  { shopId, platformOrderId }: JobPayloads['reject-platform-order'],
): Promise<void> {
  const shop = await services.db.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const scope = scopeToShop(services, shop);
  const row = await scope.db.platformOrder.findFirst({
    where: { id: platformOrderId, shopId, state: 'rejecting' },
  });
  if (!row) return;
  const { paymentIntentId, amount, currency } = row;
  if (paymentIntentId !== null && amount !== null && currency !== null) {
    const payment = { paymentIntentId, amount, currency, sessionId: row.id, attempt: 1 };
    await releasePayment(scope, await merchantStripe(scope, row.mode), payment);
  }
  await scope.db.$transaction(async (tx) => {
    const order = await lockPlatformOrder(scope, tx, row.id, ['rejecting']);
    if (!order) return;
    const sessionId = order.checkoutSessionId;
    if (sessionId !== null) {
      const now = scope.clock();
      await tx.purchase.updateMany({
        where: { sessionId, shopId, step: 'set_aside' },
        data: { step: 'refused', updatedAt: now },
      });
      await tx.checkoutSession.updateMany({
        where: { id: sessionId, shopId },
        data: { status: 'canceled', version: { increment: 1 }, updatedAt: now },
      });
    }
    await endPlatformOrder(scope, tx, order.id, 'rejected', 'Rejected by staff; the money went back.');
  });
}
