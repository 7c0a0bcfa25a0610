import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';

/** A product's variants by position. */
export function variantsOf(context: ShopifyContext, productId: string): VariantRecord[] {
  return context.state.variants
    .filter((variant) => variant.productId === productId)
    .sort((a, b) => a.position - b.position);
}

/** The variants of every product by position: where many products are read, one look through all variants is enough. */
export function variantsByProduct({ state }: ShopifyContext): Map<string, VariantRecord[]> {
  const groups = new Map<string, VariantRecord[]>();
  for (const variant of state.variants.all().sort((a, b) => a.position - b.position)) {
    const group = groups.get(variant.productId);
    if (group) group.push(variant);
    else groups.set(variant.productId, [variant]);
  }
  return groups;
}

/** The product a variant belongs to. */
export function productOf(context: ShopifyContext, variant: VariantRecord): ProductRecord {
  return context.state.products.get(variant.productId)!;
}

/** Whether buyers of the online store can see the product. */
export function isPublished(product: ProductRecord): boolean {
  return product.status === 'ACTIVE' && product.publishedAt !== null;
}

/** Whether the stock lets the variant be sold; untracked and "continue selling" variants never run out. */
export function isAvailableForSale(variant: VariantRecord): boolean {
  return !variant.tracked || variant.inventoryPolicy === 'CONTINUE' || variant.available > 0;
}

/** `Shirt - Blue / M`; a product with one unnamed variant has just its title. */
export function displayName(product: ProductRecord, variant: VariantRecord): string {
  return variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`;
}
