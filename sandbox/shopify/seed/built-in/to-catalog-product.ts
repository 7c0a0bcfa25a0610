import { parseDecimal } from '#app/kernel/money.ts';
import { pictureFile, PICTURE_SIZE } from '#sandbox/shopify/seed/pictures/picture.ts';
import {
  NO_OPTIONS,
  type CatalogProduct,
  type CatalogVariant,
  type CatalogWeight,
} from '../catalog-product.ts';
import type { BuiltInProduct, BuiltInVariant } from './built-in-product.ts';
import { TRANSLATIONS } from './translations.ts';

const UNITS: Record<string, CatalogWeight['unit']> = {
  g: 'GRAMS',
  kg: 'KILOGRAMS',
  oz: 'OUNCES',
  lb: 'POUNDS',
};

/** Fills in what a built-in product leaves unsaid. Its pictures become paths under `/images/`. */
export function toCatalogProduct(product: BuiltInProduct): CatalogProduct {
  return {
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.description,
    vendor: product.vendor,
    productType: product.type,
    tags: product.tags,
    status: product.status ?? 'ACTIVE',
    published: product.published ?? product.status === undefined,
    isGiftCard: product.kind === 'gift card',
    requiresSellingPlan: product.subscriptionOnly ?? false,
    category: product.category,
    seo: product.seo ?? { title: null, description: null },
    translations: TRANSLATIONS[product.handle],
    optionNames: product.options ?? [NO_OPTIONS.name],
    images: product.pictures.map(({ alt }, index) => ({
      url: imagePath(product, index),
      altText: alt,
      width: PICTURE_SIZE,
      height: PICTURE_SIZE,
    })),
    variants: product.variants.map((variant) => toCatalogVariant(product, variant)),
  };
}

function toCatalogVariant(product: BuiltInProduct, variant: BuiltInVariant): CatalogVariant {
  const compareAt = variant.compareAt ?? product.compareAt;
  const weight = variant.weight ?? product.weight;
  return {
    optionValues: variant.values ?? [NO_OPTIONS.value],
    sku: variant.sku ?? null,
    barcode: variant.barcode ?? null,
    priceMinor: parseDecimal(variant.price ?? product.price, 'USD'),
    compareAtMinor: compareAt === undefined ? null : parseDecimal(compareAt, 'USD'),
    taxable: product.taxable ?? true,
    tracked: variant.stock !== 'untracked',
    inventoryPolicy: variant.backorder ? 'CONTINUE' : 'DENY',
    available: variant.stock === 'untracked' ? 0 : variant.stock,
    requiresShipping: (product.kind ?? 'physical') === 'physical',
    weight: weight === undefined ? null : parseWeight(weight),
    imageUrl: variant.picture === undefined ? null : imagePath(product, variant.picture),
    requiresComponents: product.bundle,
  };
}

function imagePath(product: BuiltInProduct, index: number): string {
  return `/images/${pictureFile(product.handle, index)}`;
}

function parseWeight(text: string): CatalogWeight {
  const [value, unit] = text.split(' ');
  return { value: Number(value), unit: UNITS[unit!]! };
}
