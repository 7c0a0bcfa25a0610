import { changeStock } from '#sandbox/shopify/commerce/inventory.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { productPayload } from '#sandbox/shopify/webhooks/product-payloads.ts';

/**
 * A merchant edits a variant: its price in minor units, its stock, whether it is a bundle. Tells the app by `products/update`, and
 * `inventory_levels/update` for the stock. Undefined if there is no such variant.
 */
export function changeVariant(
  context: ShopifyContext,
  variantId: string,
  change: { priceMinor?: number; available?: number; requiresComponents?: boolean },
): VariantRecord | undefined {
  const { state } = context;
  const variant = state.variants.get(variantId);
  if (!variant) return undefined;
  const updatedAt = context.clock().toISOString();
  const { priceMinor = variant.priceMinor, requiresComponents = variant.requiresComponents } = change;
  const { available } = change;
  state.variants.patch(variantId, { priceMinor, requiresComponents, updatedAt });
  if (available !== undefined) changeStock(context, variantId, available - variant.available, 0);
  touchProduct(context, variant.productId, {});
  if (priceMinor !== variant.priceMinor)
    context.emitEvent('Product', 'update', {
      updated: [`product[id: '${variant.productId}'].variants[id: '${variantId}'].price`],
    });
  return state.variants.get(variantId);
}

/**
 * A merchant puts a product into collections and takes it out of others: no webhook of the product tells, only the
 * collections' Events. Undefined if there is none.
 */
export function changeCollections(
  context: ShopifyContext,
  productId: string,
  collectionIds: string[],
): ProductRecord | undefined {
  const product = context.state.products.get(productId);
  if (!product) return undefined;
  const { collectionIds: before = [] } = product;
  const changed = context.state.products.patch(productId, { collectionIds });
  const path = (id: string) => [`collection[id: '${id}'].products[id: '${productId}']`];
  for (const id of collectionIds.filter((one) => !before.includes(one)))
    context.emitEvent('Collection', 'update', { added: path(id) });
  for (const id of before.filter((one) => !collectionIds.includes(one)))
    context.emitEvent('Collection', 'update', { removed: path(id) });
  return changed;
}

/** A merchant edits a product. Undefined if there is none. */
export function changeProduct(
  context: ShopifyContext,
  productId: string,
  change: Partial<Pick<ProductRecord, 'status' | 'title' | 'tags' | 'translations'>>,
): ProductRecord | undefined {
  return context.state.products.get(productId) && touchProduct(context, productId, change);
}

/** A merchant deletes a product with its variants. False if there is none. */
export function deleteProduct(context: ShopifyContext, productId: string): boolean {
  if (!context.state.products.get(productId)) return false;
  for (const variant of variantsOf(context, productId)) context.state.variants.delete(variant.id);
  context.state.products.delete(productId);
  context.emit('products/delete', { id: Number(numericId(productId)) });
  return true;
}

function touchProduct(
  context: ShopifyContext,
  productId: string,
  change: Partial<ProductRecord>,
): ProductRecord {
  const updatedAt = context.clock().toISOString();
  const product = context.state.products.patch(productId, { ...change, updatedAt });
  context.emit('products/update', productPayload(context, product));
  return product;
}
