import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { stripeKeyContext } from './account/account-secrets.ts';
import { stripeClient } from './stripe-client.server.ts';

/**
 * Saves the merchant's own Stripe key, sealed, after Stripe has accepted it. The mode follows from the key.
 * @throws AppError `invalid` when Stripe does not accept the key.
 */
export async function connectStripe(
  scope: ShopScope,
  input: { secretKey: string; merchantId: string },
): Promise<{ mode: 'test' | 'live'; merchantId: string }> {
  const mode = /_live_/.test(input.secretKey) ? 'live' : 'test';
  try {
    await stripeClient(input.secretKey, { baseUrl: scope.env.STRIPE_API_BASE_URL }).paymentIntents.list({
      limit: 1,
    });
  } catch (cause) {
    throw new AppError('invalid', `Stripe does not accept this key: ${(cause as Error).message}`, { cause });
  }
  const data = {
    sealedSecretKey: scope.secrets.seal(input.secretKey, stripeKeyContext(scope.shop.id, mode)),
    merchantId: input.merchantId,
  };
  await scope.db.paymentAccount.upsert({
    where: { shopId_mode: { shopId: scope.shop.id, mode } },
    create: {
      id: scope.newId('payment_account'),
      shopId: scope.shop.id,
      mode,
      createdAt: scope.clock(),
      ...data,
    },
    update: data,
  });
  return { mode, merchantId: input.merchantId };
}
