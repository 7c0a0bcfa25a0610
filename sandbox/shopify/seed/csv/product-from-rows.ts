import { NO_OPTIONS, type CatalogImage, type CatalogProduct } from '../catalog-product.ts';
import type { CsvColumn } from './csv-columns.ts';
import type { CsvRow } from './csv-row.ts';
import { variantFromRow } from './variant-from-row.ts';

const OPTIONS: { name: CsvColumn; value: CsvColumn }[] = [
  { name: 'option1Name', value: 'option1Value' },
  { name: 'option2Name', value: 'option2Value' },
  { name: 'option3Name', value: 'option3Value' },
];

/** An unlisted product can be bought by its address but is in no list; the simulator keeps it unpublished. */
const STATUSES = { active: 'ACTIVE', draft: 'DRAFT', archived: 'ARCHIVED', unlisted: 'ACTIVE' } as const;

/**
 * Builds one product from its rows, of which there is at least one.
 * @throws CatalogFileError on a broken cell, a missing title, a missing option value or a repeated variant
 */
export function productFromRows(handle: string, rows: CsvRow[], currency: string): CatalogProduct {
  const first = rows.find((row) => row.text('title') !== '');
  if (!first) throw rows[0]!.error('title', `no row of "${handle}" has a title`);
  const optionColumns = OPTIONS.filter(({ name }) => rows.some((row) => row.text(name) !== ''));
  const variantRows = rows.filter((row) => row === first || isVariantRow(row));
  return {
    handle,
    title: first.text('title'),
    descriptionHtml: first.text('description'),
    vendor: first.text('vendor'),
    productType: first.text('type'),
    tags: tagsOf(first.text('tags')),
    status: first.oneOf('status', STATUSES, 'ACTIVE'),
    published: first.text('status').toLowerCase() !== 'unlisted' && first.boolean('published', true),
    isGiftCard: first.boolean('giftCard', false),
    requiresSellingPlan: false,
    category: first.optionalText('category'),
    seo: { title: first.optionalText('seoTitle'), description: first.optionalText('seoDescription') },
    optionNames: optionColumns.length === 0 ? [NO_OPTIONS.name] : optionNames(optionColumns, first, rows),
    images: imagesOf(rows),
    variants: distinctVariants(variantRows, optionColumns, currency),
  };
}

/** A row that only adds a picture has no option value, price or SKU. */
function isVariantRow(row: CsvRow): boolean {
  return (['option1Value', 'option2Value', 'option3Value', 'price', 'sku'] as const).some(
    (column) => row.text(column) !== '',
  );
}

function optionNames(columns: { name: CsvColumn }[], first: CsvRow, rows: CsvRow[]): string[] {
  return columns.map(({ name }) => first.text(name) || rows.map((row) => row.text(name)).find(Boolean)!);
}

function distinctVariants(
  rows: CsvRow[],
  columns: { name: CsvColumn; value: CsvColumn }[],
  currency: string,
): CatalogProduct['variants'] {
  const firstLine = new Map<string, number>();
  return rows.map((row) => {
    const values =
      columns.length === 0 ? [NO_OPTIONS.value] : columns.map(({ value }) => optionValue(row, value));
    const key = JSON.stringify(values.map((value) => value.toLowerCase()));
    const earlier = firstLine.get(key);
    if (earlier !== undefined) {
      throw row.error(
        columns[0]?.value ?? 'handle',
        `this product has the variant "${values.join(' / ')}" on line ${earlier} already`,
      );
    }
    firstLine.set(key, row.line);
    return variantFromRow(row, values, currency);
  });
}

function optionValue(row: CsvRow, column: CsvColumn): string {
  const value = row.text(column);
  if (!value) throw row.error(column, 'empty, but the product has this option');
  return value;
}

function tagsOf(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean);
}

/** The product's pictures in the order of their positions; a picture only a variant names comes last. */
function imagesOf(rows: CsvRow[]): CatalogImage[] {
  const images = rows
    .map((row) => ({ url: row.url('imageUrl'), altText: row.optionalText('imageAlt'), row }))
    .map((image, index) => ({ ...image, position: image.row.integer('imagePosition', index + 1) }))
    .sort((a, b) => a.position - b.position);
  const all = [...images, ...rows.map((row) => ({ url: row.url('variantImage'), altText: null }))];
  const distinct = new Map<string, CatalogImage>();
  for (const { url, altText } of all) {
    if (url && !distinct.has(url)) distinct.set(url, { url, altText, width: 925, height: 925 });
  }
  return [...distinct.values()];
}
