import type { FeedContext } from '../../feed-format.ts';
import type { FeedItem } from '../../item/feed-item.ts';
import { moneyText } from '../../item/money-text.ts';
import { shorten } from '../../item/shorten.ts';

/** A row of OpenAI's flat product file, contract of October 2026 (V4). What is not known is left out. */
export interface OpenAiRow {
  item_id: string;
  title: string;
  description: string;
  url: string;
  brand: string;
  seller_name: string;
  image_url: string;
  availability: 'in_stock' | 'out_of_stock' | 'backorder';
  /** `79.99 USD` */
  price: string;
  /** Strictly below `price`, else the field is ignored. */
  sale_price?: string;
  is_eligible_search: boolean;
  is_eligible_checkout: boolean;
  group_id?: string;
  listing_has_variations?: boolean;
  variant_dict?: Record<string, string>;
  gtin?: string;
  mpn?: string;
  condition?: string;
  product_category?: string;
  material?: string;
  color?: string;
  size?: string;
  gender?: string;
  age_group?: string;
  additional_image_urls?: string[];
  weight?: string;
  item_weight_unit?: 'g';
  seller_url: string;
  seller_privacy_policy?: string;
  seller_tos?: string;
  return_policy?: string;
  accepts_returns?: boolean;
  return_deadline_in_days?: number;
  store_country: string;
  target_countries?: string[];
}

/** In the order of a delimited file. */
export const OPENAI_COLUMNS = [
  ...['item_id', 'title', 'description', 'url', 'brand', 'seller_name', 'image_url', 'availability', 'price'],
  ...['sale_price', 'is_eligible_search', 'is_eligible_checkout', 'group_id', 'listing_has_variations'],
  ...['variant_dict', 'gtin', 'mpn', 'condition', 'product_category', 'material', 'color', 'size', 'gender'],
  ...['age_group', 'additional_image_urls', 'weight', 'item_weight_unit', 'seller_url'],
  ...['seller_privacy_policy', 'seller_tos', 'return_policy', 'accepts_returns', 'return_deadline_in_days'],
  ...['store_country', 'target_countries'],
] as (keyof OpenAiRow)[];

/** Lengths that OpenAI asks to stay within (V4), or asked (V2, V3). */
const TITLE = 150;
const DESCRIPTION = 5000;
const NAME = 70;
const MATERIAL = 100;
const COLOR = 40;
const SIZE = 20;

/** Countries a feed can be aimed at today. */
const TARGET_COUNTRIES = new Set(['US', 'CA', 'MX']);

/** `condition` is said only where the merchant says it: Shopify does not know it. */
export function toOpenAiRow(feedItem: FeedItem, { seller, country }: FeedContext): OpenAiRow {
  const { item, currency } = feedItem;
  const { returns, weightGrams } = item;
  return {
    item_id: item.itemId,
    title: shorten(item.name, TITLE),
    description: shorten(feedItem.description, DESCRIPTION),
    url: feedItem.url,
    brand: shorten(feedItem.brand, NAME),
    seller_name: shorten(seller.name, NAME),
    image_url: feedItem.imageUrl,
    availability: item.availability,
    price: moneyText(feedItem.regularPrice, currency),
    sale_price: feedItem.salePrice === null ? undefined : moneyText(feedItem.salePrice, currency),
    is_eligible_search: true,
    is_eligible_checkout: feedItem.checkout,
    ...(feedItem.groupId !== null && grouping(feedItem.groupId, item.options)),
    gtin: feedItem.gtin ?? undefined,
    mpn: feedItem.mpn,
    condition: feedItem.condition,
    product_category: item.merchantCategory ?? item.category ?? undefined,
    material: feedItem.material && shorten(feedItem.material, MATERIAL),
    color: feedItem.color && shorten(feedItem.color, COLOR),
    size: feedItem.size && shorten(feedItem.size, SIZE),
    gender: feedItem.gender,
    age_group: feedItem.ageGroup,
    additional_image_urls: feedItem.otherImageUrls.length > 0 ? feedItem.otherImageUrls : undefined,
    weight: weightGrams === null ? undefined : String(weightGrams),
    item_weight_unit: weightGrams === null ? undefined : 'g',
    seller_url: seller.url,
    seller_privacy_policy: seller.privacyPolicyUrl ?? undefined,
    seller_tos: seller.termsUrl ?? undefined,
    return_policy: returns?.policyUrl ?? seller.returnPolicyUrl ?? undefined,
    accepts_returns: returns?.accepted,
    return_deadline_in_days: (returns?.accepted && returns.days) || undefined,
    store_country: seller.country,
    target_countries: TARGET_COUNTRIES.has(country) ? [country] : undefined,
  };
}

function grouping(groupId: string, options: { name: string; value: string }[]): Partial<OpenAiRow> {
  return {
    group_id: groupId,
    listing_has_variations: true,
    variant_dict: Object.fromEntries(options.map(({ name, value }) => [name, value])),
  };
}
