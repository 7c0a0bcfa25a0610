import { parseDecimal } from '#app/kernel/money.ts';
import {
  NO_OPTIONS,
  type CatalogProduct,
  type CatalogVariant,
  type CatalogWeight,
} from '../catalog-product.ts';
import { handleOf } from '../handle.ts';
import type { JsonPath } from './locate.ts';
import type { JsonProduct, JsonVariant } from './products-json-schema.ts';

/** A field of one product that has the right type but no usable value. */
export class BrokenFieldError extends Error {
  constructor(
    /** Path inside the product. */
    readonly path: JsonPath,
    message: string,
  ) {
    super(message);
  }
}

const STATUSES = { active: 'ACTIVE', draft: 'DRAFT', archived: 'ARCHIVED' } as const;
const UNITS = { g: 'GRAMS', kg: 'KILOGRAMS', oz: 'OUNCES', lb: 'POUNDS' } as const;

/** A size the file does not tell; large enough for every feed's minimum. */
const UNKNOWN_SIZE = 1024;

/**
 * Builds a product from its storefront JSON. The storefront hides how many are in stock, so what is available there
 * becomes untracked and what is not becomes tracked with none left; the Admin API's fields win where present.
 * Gift cards are known by their product type, the only trace of them in that JSON.
 * @throws BrokenFieldError on a broken price or a missing option value
 */
export function productFromJson(json: JsonProduct, currency: string): CatalogProduct {
  const names = json.options?.map(({ name }) => name) ?? [];
  return {
    handle: handleOf(json.handle),
    title: json.title,
    descriptionHtml: json.body_html ?? '',
    vendor: json.vendor ?? '',
    productType: json.product_type ?? '',
    tags: tagsOf(json.tags),
    status: STATUSES[json.status ?? 'active'],
    published: json.published_at !== null,
    isGiftCard: /^gift.?cards?$/i.test(json.product_type ?? ''),
    requiresSellingPlan: false,
    category: null,
    seo: { title: null, description: null },
    optionNames: names.length === 0 ? [NO_OPTIONS.name] : names,
    images: (json.images ?? []).map((image) => ({
      url: image.src,
      altText: image.alt ?? null,
      width: image.width ?? UNKNOWN_SIZE,
      height: image.height ?? UNKNOWN_SIZE,
    })),
    variants: json.variants.map((variant, index) => variantFromJson(json, variant, index, currency)),
  };
}

function variantFromJson(
  product: JsonProduct,
  json: JsonVariant,
  index: number,
  currency: string,
): CatalogVariant {
  const money = (field: 'price' | 'compare_at_price') => amountOf(json, index, field, currency);
  return {
    optionValues: optionValues(product, json, index),
    sku: json.sku || null,
    barcode: json.barcode || null,
    priceMinor: money('price') ?? 0,
    compareAtMinor: money('compare_at_price'),
    taxable: json.taxable ?? true,
    ...stockOf(json),
    requiresShipping: json.requires_shipping ?? true,
    weight: weightOf(json),
    imageUrl:
      json.featured_image?.src ??
      product.images?.find((image) => image.id != null && image.id === json.image_id)?.src ??
      null,
  };
}

function optionValues(product: JsonProduct, json: JsonVariant, index: number): string[] {
  const count = product.options?.length ?? 0;
  if (count === 0) return [json.option1 || NO_OPTIONS.value];
  return (['option1', 'option2', 'option3'] as const).slice(0, count).map((field) => {
    const value = json[field];
    if (!value)
      throw new BrokenFieldError(['variants', index, field], 'empty, but the product has this option');
    return value;
  });
}

function amountOf(
  json: JsonVariant,
  index: number,
  field: 'price' | 'compare_at_price',
  currency: string,
): number | null {
  const value = json[field];
  if (value == null || value === '') return null;
  let amount: number;
  try {
    amount = parseDecimal(String(value), currency);
  } catch (error) {
    throw new BrokenFieldError(['variants', index, field], (error as RangeError).message);
  }
  if (amount < 0) throw new BrokenFieldError(['variants', index, field], `"${value}" is negative`);
  return amount;
}

function stockOf(json: JsonVariant): Pick<CatalogVariant, 'tracked' | 'inventoryPolicy' | 'available'> {
  const inventoryPolicy = json.inventory_policy === 'continue' ? 'CONTINUE' : 'DENY';
  if (json.inventory_quantity != null) {
    return {
      tracked: Boolean(json.inventory_management),
      inventoryPolicy,
      available: json.inventory_quantity,
    };
  }
  return { tracked: json.available === false, inventoryPolicy, available: 0 };
}

function weightOf(json: JsonVariant): CatalogWeight | null {
  if (json.weight != null && json.weight_unit) return { value: json.weight, unit: UNITS[json.weight_unit] };
  return json.grams == null ? null : { value: json.grams, unit: 'GRAMS' };
}

function tagsOf(tags: JsonProduct['tags']): string[] {
  const list = typeof tags === 'string' ? tags.split(',') : (tags ?? []);
  return [...new Set(list.map((tag) => tag.trim()))].filter(Boolean);
}
