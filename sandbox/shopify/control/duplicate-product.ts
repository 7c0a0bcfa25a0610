import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { productPayload } from '#sandbox/shopify/webhooks/product-payloads.ts';

/**
 * A merchant duplicates a product with its variants and stock, and it is published wherever new products are. Tells
 * the app by `products/create`. Undefined if there is no such product.
 */
export function duplicateProduct(
  context: ShopifyContext,
  productId: string,
  title?: string,
): ProductRecord | undefined {
  const { state, clock } = context;
  const original = state.products.get(productId);
  if (!original) return undefined;
  const now = clock().toISOString();
  const id = state.gid('Product');
  const product = state.products.put({
    ...original,
    id,
    title: title ?? `Copy of ${original.title}`,
    handle: `${original.handle}-${numericId(id)}`,
    offChannels: undefined,
    feedback: undefined,
    createdAt: now,
    updatedAt: now,
  });
  for (const variant of variantsOf(context, productId))
    state.variants.put({
      ...variant,
      id: state.gid('ProductVariant'),
      inventoryItemId: state.gid('InventoryItem'),
      productId: id,
      committed: 0,
      createdAt: now,
      updatedAt: now,
    });
  context.emit('products/create', productPayload(context, product));
  return product;
}
