import type { Shop } from '#app/db/client/client.ts';
import type { ProductField } from '../rules/feed-rule.ts';

/** Fields that Shopify shows on a variant's own page. */
const OF_VARIANT = new Set<ProductField>(['price', 'inventory', 'barcode', 'shipping']);

/** Where in the Shopify admin a field is mended. */
export function productFieldUrl(
  { domain }: Pick<Shop, 'domain'>,
  field: ProductField,
  { productId, variantId }: { productId: string; variantId: string },
): string {
  const admin = `https://admin.shopify.com/store/${domain.replace(/\.myshopify\.com$/, '')}`;
  if (field === 'policies') return `${admin}/settings/legal`;
  const product = `${admin}/products/${productId}`;
  return OF_VARIANT.has(field) ? `${product}/variants/${variantId}` : product;
}
