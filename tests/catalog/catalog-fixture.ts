import { htmlToPlain } from '#app/catalog/html-to-text.ts';
import type { ProductRow, MirroredProduct, VariantRow } from '#app/catalog/map-product.ts';
import { storeProducts } from '#app/catalog/store-products.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';

/** A product as Shopify answers, with one variant; for the mapping. */
export function shopifyProductFixture(changes: Record<string, unknown> = {}) {
  return {
    id: 'gid://shopify/Product/11',
    title: 'Mug',
    handle: 'mug',
    descriptionHtml: '<p>Holds tea.</p>',
    vendor: 'Potter',
    productType: 'Mugs',
    category: { fullName: 'Home & Garden > Kitchen & Dining > Mugs' },
    tags: ['tea', 'blue'],
    status: 'ACTIVE',
    publishedAt: '2026-01-02T03:04:05Z',
    onlineStoreUrl: 'https://shop.example/products/mug',
    isGiftCard: false,
    requiresSellingPlan: false,
    options: [{ name: 'Title', values: ['Default Title'] }],
    updatedAt: '2026-02-03T04:05:06Z',
    media: [
      { id: 'gid://shopify/MediaImage/1', image: { url: 'https://cdn.example/mug.jpg', altText: 'Mug' } },
    ],
    variants: [shopifyVariantFixture()],
    ...changes,
  };
}

/** A variant as Shopify answers. */
export function shopifyVariantFixture(changes: Record<string, unknown> = {}) {
  return {
    id: 'gid://shopify/ProductVariant/44001',
    title: 'Default Title',
    sku: 'MUG-1',
    barcode: '4006381333931',
    position: 1,
    price: '12.50',
    compareAtPrice: null as string | null,
    taxable: true,
    inventoryPolicy: 'DENY',
    sellableOnlineQuantity: 7,
    requiresComponents: false,
    selectedOptions: [{ name: 'Title', value: 'Default Title' }],
    inventoryItem: {
      id: 'gid://shopify/InventoryItem/55001',
      tracked: true,
      requiresShipping: true,
      measurement: { weight: { value: 350, unit: 'GRAMS' } as { value: number; unit: string } | null },
    },
    updatedAt: '2026-02-03T04:05:06Z',
    media: [] as object[],
    ...changes,
  };
}

function describedBy(html: string) {
  const { text, markdown } = htmlToPlain(html);
  return { description_text: text, description_markdown: markdown === text ? null : markdown };
}

/** Rows of a product with as many variants as there are `variants`, whose ids begin with the product's. */
export function mirroredProduct(
  id: string,
  product: Partial<ProductRow> = {},
  variants: Partial<VariantRow>[] = [{}],
): MirroredProduct {
  const updatedAt = product.shopify_updated_at ?? '2026-02-03T04:05:06Z';
  return {
    product: {
      id,
      title: `Product ${id}`,
      handle: `product-${id}`,
      description_html: '<p>Fine.</p>',
      ...describedBy(product.description_html ?? '<p>Fine.</p>'),
      vendor: 'Potter',
      product_type: '',
      category: null,
      category_id: null,
      collection_ids: [],
      metafields: {},
      other_media: [],
      tags: [],
      status: 'active',
      published_at: '2026-01-02T03:04:05Z',
      online_store_url: `https://shop.example/products/product-${id}`,
      off_channel: null,
      is_gift_card: false,
      requires_selling_plan: false,
      options: [],
      images: [{ url: `https://cdn.example/${id}.jpg`, altText: null }],
      translations: {},
      variant_count: variants.length,
      shopify_updated_at: updatedAt,
      ...product,
    },
    variants: variants.map((variant, index) => ({
      id: `${id}${index}`,
      product_id: id,
      title: variants.length === 1 ? 'Default Title' : `Size ${index}`,
      sku: null,
      barcode: null,
      position: index + 1,
      price: 1250,
      compare_at_price: null,
      currency: 'USD',
      taxable: true,
      requires_shipping: true,
      inventory_tracked: true,
      inventory_policy: 'deny',
      available: 7,
      inventory_item_id: `9${id}${index}`,
      selected_options: [{ name: 'Size', value: `Size ${index}` }],
      image_url: null,
      weight_grams: null,
      market_prices: {},
      unit_price_measure: null,
      requires_components: false,
      shopify_updated_at: updatedAt,
      ...variant,
    })),
  };
}

/** A shop of its own, installed, with these products in its mirror. */
export async function shopWithCatalog(
  services: Services,
  domain: string,
  products: MirroredProduct[] = [],
): Promise<ShopScope> {
  const shop = await services.db.shop.create({
    data: {
      id: services.newId('shop'),
      domain,
      name: 'The Pottery',
      primaryUrl: 'https://shop.example',
      installedAt: services.clock(),
    },
  });
  const scope = scopeToShop(services, shop);
  await storeProducts(scope, scope.db, products, { syncId: null, fresh: true });
  return scope;
}

/** The jobs that wait, oldest first. */
export function waitingJobs(services: Services): Promise<{ task: string; payload: unknown; runAt: Date }[]> {
  return services.db.$queryRaw`
    SELECT t.identifier AS task, j.payload, j.run_at AS "runAt" FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;
}
