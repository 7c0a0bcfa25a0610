import type { FeedContext } from '../../feed-format.ts';
import type { FeedItem } from '../../item/feed-item.ts';
import { moneyText } from '../../item/money-text.ts';
import { shorten } from '../../item/shorten.ts';

/** Columns of Stripe's product catalogue (Agentic Commerce Suite), in the order of the file. */
export const STRIPE_PRODUCT_COLUMNS = [
  ...['id', 'title', 'description', 'link', 'brand', 'gtin', 'mpn', 'image_link', 'additional_image_link'],
  ...['video_link', 'model_3d_link', 'condition', 'google_product_category', 'product_category', 'age_group'],
  ...['material', 'weight', 'item_group_id', 'item_group_title', 'color', 'size', 'gender'],
  ...['custom_variant_option_name_1', 'custom_variant_option_value_1', 'custom_variant_option_name_2'],
  ...['custom_variant_option_value_2', 'custom_variant_option_name_3', 'custom_variant_option_value_3'],
  ...['availability', 'inventory_not_tracked', 'inventory_quantity', 'price', 'sale_price', 'tax_behavior'],
  ...['shipping', 'disable_checkout'],
] as const;
export const STRIPE_INVENTORY_COLUMNS = ['id', 'availability', 'inventory_quantity'] as const;
export const STRIPE_PRICE_COLUMNS = ['id', 'price', 'sale_price'] as const;

type StripeRow = Partial<Record<(typeof STRIPE_PRODUCT_COLUMNS)[number], string>>;

const MOST_IMAGES = 10;

/** A row of the product file; `category`: Stripe refuses a product without one. */
export function toStripeProductRow(feedItem: FeedItem, context: FeedContext): StripeRow | 'category' {
  const { item } = feedItem;
  const category = item.merchantCategory ?? item.category ?? (item.productType || undefined);
  if (!category && !feedItem.googleCategory) return 'category';
  const media = (type: string) => item.otherMedia.find((medium) => medium.type === type)?.url;
  const options = customOptions(feedItem);
  // One literal: a million rows of one shape are cheap, rows put together from parts are not.
  return {
    id: shorten(item.itemId, 100),
    availability: item.availability,
    inventory_quantity: item.available === null ? undefined : String(item.available),
    price: moneyText(feedItem.regularPrice, feedItem.currency),
    sale_price: feedItem.salePrice === null ? undefined : moneyText(feedItem.salePrice, feedItem.currency),
    title: shorten(item.name, 150),
    description: shorten(feedItem.description, 5000),
    link: feedItem.url,
    brand: shorten(feedItem.brand, 70),
    gtin: feedItem.gtin ?? undefined,
    mpn: feedItem.gtin === null && feedItem.mpn ? shorten(feedItem.mpn, 70) : undefined,
    image_link: feedItem.imageUrl,
    additional_image_link: feedItem.otherImageUrls.slice(0, MOST_IMAGES).join(','),
    video_link: media('video'),
    model_3d_link: media('model_3d'),
    condition: feedItem.condition,
    google_product_category: feedItem.googleCategory,
    product_category: feedItem.googleCategory ? undefined : category,
    age_group: feedItem.ageGroup,
    material: feedItem.material && shorten(feedItem.material, 100),
    weight: item.weightGrams === null ? undefined : `${item.weightGrams} g`,
    item_group_id: feedItem.groupId ?? undefined,
    item_group_title: feedItem.groupId === null ? undefined : shorten(item.title, 150),
    color: feedItem.color && shorten(feedItem.color, 100),
    size: feedItem.size && shorten(feedItem.size, 20),
    gender: feedItem.gender,
    custom_variant_option_name_1: options[0]?.name,
    custom_variant_option_value_1: options[0]?.value,
    custom_variant_option_name_2: options[1]?.name,
    custom_variant_option_value_2: options[1]?.value,
    custom_variant_option_name_3: options[2]?.name,
    custom_variant_option_value_3: options[2]?.value,
    inventory_not_tracked: item.available === null ? 'true' : undefined,
    tax_behavior: context.seller.taxesIncluded ? 'inclusive' : 'exclusive',
    shipping: item.requiresShipping ? context.stripeShipping : undefined,
    disable_checkout: feedItem.checkout ? undefined : 'true',
  };
}

/** A row of the file that only tells stock, between two whole ones. */
export function toStripeInventoryRow({ item }: FeedItem): StripeRow {
  return {
    id: shorten(item.itemId, 100),
    availability: item.availability,
    inventory_quantity: item.available === null ? undefined : String(item.available),
  };
}

/** The same of an item that is not sold any more, until a product file without it: the inventory feed cannot delete. */
export function toStripeEndedRow(itemId: string): StripeRow {
  return { id: shorten(itemId, 100), availability: 'out_of_stock', inventory_quantity: '0' };
}

/** A row of the file that only tells prices. */
export function toStripePriceRow({ item, currency, regularPrice, salePrice }: FeedItem): StripeRow {
  return {
    id: shorten(item.itemId, 100),
    price: moneyText(regularPrice, currency),
    sale_price: salePrice === null ? undefined : moneyText(salePrice, currency),
  };
}

/** Options that have no column of their own; Shopify has three at most. */
function customOptions({ item, groupId, color, size, material }: FeedItem): FeedItem['item']['options'] {
  if (groupId === null) return [];
  return item.options.filter(({ value }) => value !== color && value !== size && value !== material);
}
