import type Stripe from 'stripe';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { stripeKeyContext } from './account/account-secrets.ts';
import { stripeClient } from './stripe-client.server.ts';

/**
 * The Stripe client of the merchant's own account.
 * @throws AppError `payments_not_connected` when the merchant has connected none for this mode.
 */
export async function merchantStripe(scope: ShopScope, mode: string): Promise<Stripe> {
  const account = await scope.db.paymentAccount.findUnique({
    where: { shopId_mode: { shopId: scope.shop.id, mode } },
  });
  if (!account)
    throw new AppError('payments_not_connected', 'This shop does not take payments through agents yet.');
  const key = scope.secrets.open(account.sealedSecretKey, stripeKeyContext(scope.shop.id, mode));
  return stripeClient(key, { baseUrl: scope.env.STRIPE_API_BASE_URL });
}
