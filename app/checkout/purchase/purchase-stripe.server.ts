import type Stripe from 'stripe';
import { AppError } from '#app/kernel/app-error.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { providerSilent } from './effects.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/**
 * The Stripe client that a purchase began with.
 * @throws AppError `service_unavailable` while the merchant has disconnected the account: what became of the payment
 *   is not known, and a refusal would have the buyer pay again.
 */
export async function purchaseStripe(scope: ShopScope, { payment }: PurchaseRecord): Promise<Stripe> {
  try {
    return await merchantStripe(scope, payment.mode);
  } catch (error) {
    if (error instanceof AppError && error.code === 'payments_not_connected') throw providerSilent(error);
    throw error;
  }
}
