import { describe, expect, it } from 'vitest';
import type { CatalogProduct, CatalogVariant } from '../catalog-product.ts';
import { readPicture } from '../pictures/index.ts';
import { isKnownCategory } from '../taxonomy.ts';
import { builtInCatalogue } from './index.ts';

const products = builtInCatalogue();
const variants = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));

/** GS1's check digit: weights 3 and 1 from the right (GS1 General Specifications, section 7.9). */
function hasValidCheckDigit(gtin: string): boolean {
  const digits = [...gtin].map(Number).reverse();
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

describe('the built-in catalogue', () => {
  it('has about 40 products, each with its own handle', () => {
    expect(products.length).toBeGreaterThanOrEqual(38);
    expect(new Set(products.map(({ handle }) => handle)).size).toBe(products.length);
  });

  it('has GTINs of 8, 13 and 14 digits, all valid, all different, all from the prefix for examples', () => {
    const gtins = variants.flatMap(({ variant }) => variant.barcode ?? []);
    for (const gtin of gtins) {
      expect(gtin).toMatch(/^1?952\d+$/);
      expect(hasValidCheckDigit(gtin), gtin).toBe(true);
    }
    expect(new Set(gtins).size).toBe(gtins.length);
    expect(new Set(gtins.map((gtin) => gtin.length))).toEqual(new Set([8, 13, 14]));
  });

  it('gives no two variants one SKU', () => {
    const skus = variants.flatMap(({ variant }) => variant.sku ?? []);
    expect(new Set(skus).size).toBe(skus.length);
  });

  it.each<[kind: string, test: (product: CatalogProduct, variant: CatalogVariant) => boolean]>([
    ['one option', (product) => product.optionNames.length === 1 && product.optionNames[0] !== 'Title'],
    ['two options', (product) => product.optionNames.length === 2],
    ['three options', (product) => product.optionNames.length === 3],
    ['no option', (product) => product.optionNames[0] === 'Title'],
    ['24 variants', (product) => product.variants.length === 24],
    [
      'sale price',
      (_, variant) => variant.compareAtMinor !== null && variant.compareAtMinor > variant.priceMinor,
    ],
    [
      'out of stock',
      (_, variant) => variant.tracked && variant.inventoryPolicy === 'DENY' && variant.available === 0,
    ],
    ['backorder', (_, variant) => variant.inventoryPolicy === 'CONTINUE' && variant.available <= 0],
    ['oversold', (_, variant) => variant.available < 0],
    ['untracked', (product, variant) => !variant.tracked && variant.requiresShipping && !product.isGiftCard],
    ['digital', (product, variant) => !variant.requiresShipping && !product.isGiftCard],
    ['gift card', (product) => product.isGiftCard],
    ['subscription only', (product) => product.requiresSellingPlan],
    ['no barcode', (_, variant) => variant.barcode === null],
    ['not taxable', (product, variant) => !variant.taxable && !product.isGiftCard],
    ['expensive', (_, variant) => variant.priceMinor >= 400000],
    ['cheap', (_, variant) => variant.priceMinor < 100],
    ['weight in grams', (_, variant) => variant.weight?.unit === 'GRAMS'],
    ['weight in kilograms', (_, variant) => variant.weight?.unit === 'KILOGRAMS'],
    ['weight in ounces', (_, variant) => variant.weight?.unit === 'OUNCES'],
    ['weight in pounds', (_, variant) => variant.weight?.unit === 'POUNDS'],
    ['title beyond Latin', (product) => /[\u3000-\u9fff]/.test(product.title)],
    ['markup in a title', (product) => /[<>"&]/.test(product.title)],
    ['HTML list', (product) => product.descriptionHtml.includes('<ul>')],
    ['HTML entity', (product) => /&nbsp;|&amp;|&lt;|&#\d+;/.test(product.descriptionHtml)],
    ['draft', (product) => product.status === 'DRAFT'],
    ['archived', (product) => product.status === 'ARCHIVED'],
    ['active but unpublished', (product) => product.status === 'ACTIVE' && !product.published],
    ['SEO texts', (product) => product.seo.title !== null],
    ['an own picture per variant', (_, variant) => variant.imageUrl !== null],
  ])('has a product of the kind: %s', (_, test) => {
    expect(variants.some(({ product, variant }) => test(product, variant))).toBe(true);
  });

  it('has whole weights, known categories and tags everywhere', () => {
    for (const { product, variant } of variants) {
      expect(isKnownCategory(product.category!), product.category!).toBe(true);
      expect(product.tags.length).toBeGreaterThan(0);
      if (variant.requiresShipping && !product.isGiftCard) expect(variant.weight!.value).toBeGreaterThan(0);
    }
  });

  it('has a picture for every image it names', () => {
    const files = products.flatMap((product) => product.images.map(({ url }) => url.replace('/images/', '')));
    expect(new Set(files).size).toBe(files.length);
    const png = readPicture(files[0]!)!;
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 600]);
    expect(readPicture('no-such.png')).toBeNull();
  });
});
