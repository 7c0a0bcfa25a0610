import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { CancelOrderDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Cancels an order whose payment will not be taken, and puts its goods back. An order that is cancelled already is
 * fine: the step that asks may be repeated.
 * @throws ShopifyError when Shopify cannot be reached; Error when it refuses for another reason.
 */
export async function cancelShopifyOrder(
  scope: ShopScope,
  orderId: string,
  staffNote: string,
): Promise<void> {
  const variables = { orderId, reason: 'OTHER', restock: true, staffNote } as const;
  const { orderCancel } = await shopifyAdmin(scope, CancelOrderDocument, variables, { lane: 'checkout' });
  const problem = orderCancel?.orderCancelUserErrors[0];
  if (problem && !/already|cancel+ed/i.test(problem.message))
    throw new Error(`order ${orderId} could not be cancelled: ${problem.message}`);
}
