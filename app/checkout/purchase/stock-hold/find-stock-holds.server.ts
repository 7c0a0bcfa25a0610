import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { FindStockHoldsDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { holdUntil, type StockHold } from './stock-hold.ts';

/** The draft orders that carry a hold's tag. A search: it may miss what was made seconds ago. @throws ShopifyError */
export async function findStockHolds(
  scope: ShopScope,
  tag: string,
): Promise<Pick<StockHold, 'draftOrderGid' | 'until'>[]> {
  const { draftOrders } = await shopifyAdmin(
    scope,
    FindStockHoldsDocument,
    { query: `tag:'${tag}' AND status:open` },
    { lane: 'checkout' },
  );
  return draftOrders.nodes
    .filter(({ tags, status }) => tags.includes(tag) && status !== 'COMPLETED')
    .map(({ id, reserveInventoryUntil }) => ({
      draftOrderGid: id,
      until: reserveInventoryUntil ?? holdUntil(scope.clock()),
    }));
}
