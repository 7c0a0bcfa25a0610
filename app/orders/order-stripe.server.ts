import type Stripe from 'stripe';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * The Stripe client of the account that holds an order's payment.
 * @throws AppError `payments_not_connected` while the merchant has disconnected it.
 */
export async function orderStripe(scope: ShopScope, order: { connectionId: string }): Promise<Stripe> {
  const { mode } = await scope.db.agentConnection.findFirstOrThrow({
    where: { id: order.connectionId, shopId: scope.shop.id },
    select: { mode: true },
  });
  return merchantStripe(scope, mode);
}
