import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { NO_OPTIONS, type CatalogProduct, type CatalogVariant } from './catalog-product.ts';
import { categoryOf } from './taxonomy.ts';

/**
 * Gives products ids and writes them to the state.
 * @param baseUrl the simulator's own origin, for images it serves itself
 * @param now ISO 8601 instant of creation
 */
export function storeProducts(
  state: ShopifyState,
  products: CatalogProduct[],
  { baseUrl, now }: { baseUrl: string; now: string },
): void {
  for (const product of products) {
    const record = state.products.put(productRecord(state, product, baseUrl, now));
    product.variants.forEach((variant, index) => {
      state.variants.put(variantRecord(state, record, variant, { position: index + 1, baseUrl, now }));
    });
  }
}

function productRecord(
  state: ShopifyState,
  product: CatalogProduct,
  baseUrl: string,
  now: string,
): ProductRecord {
  return {
    id: state.gid('Product'),
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    publishedAt: product.published ? now : null,
    options: product.optionNames.map((name, index) => ({
      name,
      values: [...new Set(product.variants.map((variant) => variant.optionValues[index]!))],
    })),
    images: product.images.map((image) => ({
      id: state.gid('MediaImage'),
      ...image,
      url: absolute(image.url, baseUrl),
    })),
    isGiftCard: product.isGiftCard,
    requiresSellingPlan: product.requiresSellingPlan,
    category: product.category === null ? null : categoryOf(product.category),
    seo: product.seo,
    translations: product.translations,
    createdAt: now,
    updatedAt: now,
  };
}

function variantRecord(
  state: ShopifyState,
  product: ProductRecord,
  variant: CatalogVariant,
  { position, baseUrl, now }: { position: number; baseUrl: string; now: string },
): VariantRecord {
  const imageUrl = variant.imageUrl === null ? null : absolute(variant.imageUrl, baseUrl);
  return {
    id: state.gid('ProductVariant'),
    productId: product.id,
    title: variant.optionValues.join(' / ') || NO_OPTIONS.value,
    sku: variant.sku,
    barcode: variant.barcode,
    priceMinor: variant.priceMinor,
    compareAtMinor: variant.compareAtMinor,
    position,
    selectedOptions: product.options.map(({ name }, index) => ({
      name,
      value: variant.optionValues[index]!,
    })),
    taxable: variant.taxable,
    inventoryItemId: state.gid('InventoryItem'),
    tracked: variant.tracked,
    inventoryPolicy: variant.inventoryPolicy,
    available: variant.available,
    committed: 0,
    requiresShipping: variant.requiresShipping,
    weight: variant.weight,
    imageId: product.images.find((image) => image.url === imageUrl)?.id ?? null,
    requiresComponents: variant.requiresComponents,
    createdAt: now,
    updatedAt: now,
  };
}

function absolute(url: string, baseUrl: string): string {
  return new URL(url, baseUrl).href;
}
