import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';

const AT = '2026-11-20T12:00:00Z';

/** A mug of one unnamed variant for 12.50, in stock. */
export function sampleProduct(changes: Partial<ProductRecord> = {}): ProductRecord {
  return {
    id: 'gid://shopify/Product/11',
    handle: 'mug',
    title: 'Mug',
    descriptionHtml: '<p>Holds tea.</p>',
    vendor: 'Potter',
    productType: 'Mugs',
    tags: [],
    status: 'ACTIVE',
    publishedAt: AT,
    options: [{ name: 'Title', values: ['Default Title'] }],
    images: [
      {
        id: 'gid://shopify/MediaImage/1',
        url: 'https://cdn.example/mug.jpg?v=1',
        altText: null,
        width: 10,
        height: 10,
      },
    ],
    isGiftCard: false,
    requiresSellingPlan: false,
    category: null,
    seo: { title: null, description: null },
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

/** The mug's variant; its stock is tracked. */
export function sampleVariant(changes: Partial<VariantRecord> = {}): VariantRecord {
  return {
    id: 'gid://shopify/ProductVariant/44001',
    productId: 'gid://shopify/Product/11',
    title: 'Default Title',
    sku: 'MUG',
    barcode: '4006381333931',
    priceMinor: 1250,
    compareAtMinor: null,
    position: 1,
    selectedOptions: [{ name: 'Title', value: 'Default Title' }],
    taxable: true,
    inventoryItemId: 'gid://shopify/InventoryItem/1',
    tracked: true,
    inventoryPolicy: 'DENY',
    available: 7,
    committed: 0,
    requiresShipping: true,
    weight: null,
    imageId: null,
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}
