import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { merchantStripe } from '../merchant-stripe.server.ts';
import { eventsUrl } from './account-urls.ts';
import { assertNothingUnderWay } from './assert-nothing-under-way.server.ts';
import { removeOtherEndpoints } from './webhook-endpoint.server.ts';

/**
 * Forgets the merchant's Stripe account of one mode, and removes its webhook endpoint from Stripe where the key still
 * can. Agents of that mode hand buyers over to the shop from now on; refunds of its orders are made in Stripe.
 * @returns whether the endpoint was removed; else staff do it in the Dashboard.
 * @throws AppError `not_found` when none is connected, `conflict` while purchases are under way with it.
 */
export async function disconnectStripe(
  scope: ShopScope,
  mode: 'test' | 'live',
): Promise<{ endpointRemoved: boolean }> {
  const where = { shopId_mode: { shopId: scope.shop.id, mode } };
  const account = await scope.db.paymentAccount.findUnique({ where });
  if (!account) throw new AppError('not_found', `No Stripe account of ${mode} mode is connected.`);
  await assertNothingUnderWay(scope, mode);
  const stripe = await merchantStripe(scope, mode);
  const url = eventsUrl(scope.env, account.id);
  const endpointRemoved = await removeOtherEndpoints(stripe, url, null).then(
    () => true,
    (error: unknown) => {
      scope.log.warn({ shop: scope.shop.domain, err: error }, 'the webhook endpoint stays at Stripe');
      return false;
    },
  );
  await scope.db.$transaction(async (tx) => {
    await tx.paymentAccount.delete({ where });
    await recordStaffAction(scope, tx, {
      action: 'stripe.disconnected',
      facts: { mode, account: account.stripeAccountId },
    });
    await noteWholeCatalog(scope, tx);
    await queueShopFeedback(scope, tx);
  });
  return { endpointRemoved };
}
