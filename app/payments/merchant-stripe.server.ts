import type Stripe from 'stripe';
import { sqlOf } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { stripeKeyContext } from './account/account-secrets.ts';
import { stripeClient } from './stripe-client.server.ts';

/**
 * The Stripe client of the merchant's own account.
 * @throws AppError `payments_not_connected` when the merchant has connected none for this mode.
 */
export async function merchantStripe(scope: ShopScope, mode: string): Promise<Stripe> {
  // Without Prisma: every call to Stripe begins with it.
  const [account] = await sqlOf(scope.db).$queryRaw<{ sealed_secret_key: string }[]>`
    SELECT sealed_secret_key FROM payment_accounts WHERE shop_id = ${scope.shop.id} AND mode = ${mode}`;
  if (!account)
    throw new AppError('payments_not_connected', 'This shop does not take payments through agents yet.');
  const key = scope.secrets.open(account.sealed_secret_key, stripeKeyContext(scope.shop.id, mode));
  return stripeClient(key, { baseUrl: scope.env.STRIPE_API_BASE_URL });
}
