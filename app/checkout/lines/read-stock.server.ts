import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { fromGid, toGid } from '#app/shopify/gid.ts';
import {
  GetStockOfLinesDocument,
  type GetStockOfLinesQuery,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sellable } from '../quote/map-quote.ts';

/**
 * What Shopify can still sell of some variants now, by the variant's id; null: no limit. Variants that are gone are
 * not in it.
 * @throws ShopifyError
 */
export async function readStock(
  scope: ShopScope,
  variantIds: string[],
): Promise<Record<string, number | null>> {
  const ids = [...new Set(variantIds)].map((id) => toGid('ProductVariant', id));
  const { nodes } = await shopifyAdmin(scope, GetStockOfLinesDocument, { ids }, { lane: 'checkout' });
  return Object.fromEntries(
    nodes.flatMap((node) => (isVariant(node) ? [[fromGid(node.id), sellable(node)]] : [])),
  );
}

type Node = GetStockOfLinesQuery['nodes'][number];
type Variant = Exclude<Node, null | Record<PropertyKey, never>>;

const isVariant = (node: Node): node is Variant => node !== null && 'inventoryItem' in node;
