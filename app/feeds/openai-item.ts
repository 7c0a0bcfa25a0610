import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { FeedSeller } from './feed-seller.ts';
import { toGtin } from './gtin.ts';

/** A row of OpenAI's flat product file, contract of October 2026 (V4). What is not known is left out. */
export interface OpenAiItem {
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
  product_category?: string;
  additional_image_urls?: string[];
  weight?: string;
  item_weight_unit?: 'g';
  seller_url: string;
  seller_privacy_policy?: string;
  seller_tos?: string;
  return_policy?: string;
  store_country: string;
  target_countries?: string[];
}

/** Why an item has no row. `hidden`: it is not for agents. Else the required field that the shop does not have. */
export type OpenAiOmission = 'hidden' | 'image_url' | 'price' | 'url';

/** Lengths that OpenAI asks to stay within. */
const TITLE_LENGTH = 150;
const DESCRIPTION_LENGTH = 5000;
const NAME_LENGTH = 70;

/** Countries a feed can be aimed at today. */
const TARGET_COUNTRIES = new Set(['US', 'CA', 'MX']);

/**
 * An item as a row, or why it can have none: OpenAI rejects rows without a required field, and hidden products are
 * the merchant's secret. `condition` is never said: Shopify does not know it, and the default is new.
 */
export function toOpenAiItem(
  item: CatalogItem,
  seller: FeedSeller,
): { row: OpenAiItem } | { omitted: OpenAiOmission } {
  const [imageUrl, ...otherImageUrls] = item.imageUrls;
  if (!item.sellability.searchable) return { omitted: 'hidden' };
  if (item.url === null) return { omitted: 'url' };
  if (imageUrl === undefined) return { omitted: 'image_url' };
  if (item.price <= 0) return { omitted: 'price' };
  const row: OpenAiItem = {
    item_id: item.itemId,
    title: shorten(item.name, TITLE_LENGTH),
    description: shorten(item.description || item.name, DESCRIPTION_LENGTH),
    url: item.url,
    brand: shorten(item.vendor.trim() || seller.name, NAME_LENGTH),
    seller_name: shorten(seller.name, NAME_LENGTH),
    image_url: imageUrl,
    availability: item.availability,
    ...prices(item),
    ...eligibility(item, seller),
    ...grouping(item),
    gtin: toGtin(item.barcode) ?? undefined,
    product_category: item.category ?? undefined,
    additional_image_urls: otherImageUrls.length > 0 ? otherImageUrls : undefined,
    ...(item.weightGrams !== null && { weight: String(item.weightGrams), item_weight_unit: 'g' }),
    seller_url: seller.url,
    seller_privacy_policy: seller.privacyPolicyUrl ?? undefined,
    seller_tos: seller.termsUrl ?? undefined,
    return_policy: seller.returnPolicyUrl ?? undefined,
    store_country: seller.country,
    target_countries: TARGET_COUNTRIES.has(seller.country) ? [seller.country] : undefined,
  };
  return { row };
}

/** Shopify's compare-at price is the regular one while it is higher; otherwise it means nothing. */
function prices({ price, compareAtPrice, currency }: CatalogItem): Pick<OpenAiItem, 'price' | 'sale_price'> {
  const money = (amount: number) => `${formatDecimal(amount, currency)} ${currency}`;
  if (compareAtPrice === null || compareAtPrice <= price) return { price: money(price) };
  return { price: money(compareAtPrice), sale_price: money(price) };
}

/** Checkout needs both policies, by the contract, and a way to pay. */
function eligibility({ sellability }: CatalogItem, seller: FeedSeller) {
  const sells = seller.takesPayments && seller.privacyPolicyUrl !== null && seller.termsUrl !== null;
  return { is_eligible_search: true, is_eligible_checkout: sells && sellability.sellable };
}

/** A product with one variant is no group. The prefix keeps the group's id apart from every item's id. */
function grouping({ productId, variantCount, options }: CatalogItem): Partial<OpenAiItem> {
  if (variantCount < 2) return {};
  return {
    group_id: `product-${productId}`,
    listing_has_variations: true,
    variant_dict: Object.fromEntries(options.map(({ name, value }) => [name, value])),
  };
}

/** At most `length` characters, cut between words where there is one near the end. */
function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length - 30 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
