import Stripe from 'stripe';
import type { FeedDestination } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { PushError } from '../push/push-error.ts';

/**
 * Runs `work` with the Stripe account that is connected for the mode of a destination's agent.
 * @throws PushError in words, for what only staff can mend; what may pass is thrown as it is
 */
export async function withCatalogStripe<T>(
  scope: ShopScope,
  destination: FeedDestination,
  work: (stripe: Stripe) => Promise<T>,
): Promise<T> {
  const stripe = await stripeOf(scope, destination);
  try {
    return await work(stripe);
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError)
      throw new PushError('the Stripe key lacks the permission Product Catalog Import: Write');
    if (error instanceof Stripe.errors.StripeAuthenticationError)
      throw new PushError('Stripe does not know the key any more');
    throw error;
  }
}

async function stripeOf(scope: ShopScope, { connectionId }: FeedDestination): Promise<Stripe> {
  const where = { id: connectionId, shopId: scope.shop.id };
  const { mode } = await scope.db.agentConnection.findUniqueOrThrow({ where, select: { mode: true } });
  try {
    return await merchantStripe(scope, mode);
  } catch (error) {
    if (error instanceof AppError && error.code === 'payments_not_connected')
      throw new PushError(`no Stripe account of ${mode} mode is connected`);
    throw error;
  }
}
