import type { FeedContext } from '../../feed-format.ts';
import type { FeedItem } from '../../item/feed-item.ts';
import { moneyText } from '../../item/money-text.ts';
import { shorten } from '../../item/shorten.ts';

/** In the order of the file; Google's names of product data attributes. */
export const GOOGLE_COLUMNS = [
  ...['id', 'title', 'description', 'link', 'image_link', 'additional_image_link', 'availability', 'price'],
  ...[
    'sale_price',
    'brand',
    'gtin',
    'mpn',
    'identifier_exists',
    'condition',
    'item_group_id',
    'color',
    'size',
  ],
  ...['material', 'gender', 'age_group', 'google_product_category', 'product_type', 'shipping_weight'],
  ...['unit_pricing_measure', 'unit_pricing_base_measure'],
] as const;
export type GoogleRow = Partial<Record<(typeof GOOGLE_COLUMNS)[number], string>>;

const MOST_IMAGES = 10;

/** Google's units of unit pricing, by Shopify's. */
const UNITS: Record<string, string> = {
  ...{ ML: 'ml', CL: 'cl', L: 'l', M3: 'cbm', FLOZ: 'floz', PT: 'pt', QT: 'qt', GAL: 'gal' },
  ...{
    MG: 'mg',
    G: 'g',
    KG: 'kg',
    OZ: 'oz',
    LB: 'lb',
    MM: 'mm',
    CM: 'cm',
    M: 'm',
    IN: 'in',
    FT: 'ft',
    YD: 'yd',
  },
  ...{ M2: 'sqm', FT2: 'sqft', ITEM: 'ct' },
};

/**
 * A row of a Google-compatible file. Goods that are sold beyond stock are told as out of stock: Google takes
 * `backorder` only with a date, which nobody knows. Without a GTIN or an MPN it must be said that there is none.
 */
export function toGoogleRow(feedItem: FeedItem, _context: FeedContext): GoogleRow {
  const { item, currency } = feedItem;
  return {
    id: item.itemId,
    title: shorten(item.name, 150),
    description: shorten(feedItem.description, 5000),
    link: feedItem.url,
    image_link: feedItem.imageUrl,
    additional_image_link: feedItem.otherImageUrls
      .slice(0, MOST_IMAGES)
      .map((url) => url.replaceAll(',', '%2C'))
      .join(','),
    availability: item.availability === 'in_stock' ? 'in_stock' : 'out_of_stock',
    price: moneyText(feedItem.regularPrice, currency),
    sale_price: feedItem.salePrice === null ? undefined : moneyText(feedItem.salePrice, currency),
    brand: shorten(feedItem.brand, 70),
    gtin: feedItem.gtin ?? undefined,
    mpn: feedItem.mpn,
    identifier_exists: feedItem.gtin === null && !feedItem.mpn ? 'no' : undefined,
    condition: feedItem.condition,
    item_group_id: feedItem.groupId ?? undefined,
    color: feedItem.color,
    size: feedItem.size,
    material: feedItem.material,
    gender: feedItem.gender,
    age_group: feedItem.ageGroup,
    google_product_category: feedItem.googleCategory,
    product_type: item.merchantCategory ?? item.category ?? (item.productType || undefined),
    shipping_weight: item.weightGrams === null ? undefined : `${item.weightGrams} g`,
    ...unitPricing(item.unitPriceMeasure),
  };
}

function unitPricing(measure: FeedItem['item']['unitPriceMeasure']): GoogleRow {
  const measured = measure && UNITS[measure.measuredUnit];
  const reference = measure && UNITS[measure.referenceUnit];
  if (!measured || !reference) return {};
  return {
    unit_pricing_measure: `${measure.measuredValue} ${measured}`,
    unit_pricing_base_measure: `${measure.referenceValue} ${reference}`,
  };
}
