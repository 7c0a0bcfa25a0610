import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';

/** Ids of a REST-shaped payload: the number and the gid. */
function ids(gid: string) {
  return { id: Number(numericId(gid)), admin_graphql_api_id: gid };
}

/** The REST-shaped body of `products/create` and `products/update`. */
export function productPayload(context: ShopifyContext, product: ProductRecord): Record<string, unknown> {
  const variants = variantsOf(context, product.id);
  const images = product.images.map((image, index) => ({
    ...ids(image.id),
    position: index + 1,
    alt: image.altText,
    width: image.width,
    height: image.height,
    src: image.url,
    variant_ids: variants
      .filter(({ imageId }) => imageId === image.id)
      .map(({ id }) => Number(numericId(id))),
  }));
  return {
    ...ids(product.id),
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    handle: product.handle,
    status: product.status.toLowerCase(),
    tags: product.tags.join(', '),
    template_suffix: null,
    published_scope: 'global',
    published_at: product.publishedAt,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    variants: variants.map((variant) => variantPayload(context, variant)),
    variant_gids: variants.map(({ id, updatedAt }) => ({ admin_graphql_api_id: id, updated_at: updatedAt })),
    options: product.options.map((option, index) => ({
      id: Number(`${numericId(product.id)}${index + 1}`),
      product_id: Number(numericId(product.id)),
      position: index + 1,
      ...option,
    })),
    images,
    image: images[0] ?? null,
    has_variants_that_requires_components: false,
    category: product.category && {
      admin_graphql_api_id: product.category.id,
      full_name: product.category.fullName,
      name: product.category.fullName.split(' > ').at(-1),
    },
  };
}

function variantPayload(context: ShopifyContext, variant: VariantRecord) {
  const { currencyCode } = context.shop();
  const [option1, option2, option3] = variant.selectedOptions.map(({ value }) => value);
  return {
    ...ids(variant.id),
    product_id: Number(numericId(variant.productId)),
    title: variant.title,
    price: formatDecimal(variant.priceMinor, currencyCode),
    compare_at_price:
      variant.compareAtMinor === null ? null : formatDecimal(variant.compareAtMinor, currencyCode),
    sku: variant.sku,
    barcode: variant.barcode,
    position: variant.position,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_item_id: Number(numericId(variant.inventoryItemId)),
    inventory_quantity: variant.available,
    old_inventory_quantity: variant.available,
    taxable: variant.taxable,
    option1: option1 ?? null,
    option2: option2 ?? null,
    option3: option3 ?? null,
    image_id: variant.imageId === null ? null : Number(numericId(variant.imageId)),
    created_at: variant.createdAt,
    updated_at: variant.updatedAt,
  };
}
