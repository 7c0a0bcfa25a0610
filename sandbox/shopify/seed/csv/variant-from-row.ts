import type { CatalogVariant, CatalogWeight } from '../catalog-product.ts';
import type { CsvRow } from './csv-row.ts';

/** Shopify's weight units and how many grams each is (the pound is 453.59237 g by definition). */
const WEIGHT_UNITS: Record<string, { unit: CatalogWeight['unit']; grams: number }> = {
  g: { unit: 'GRAMS', grams: 1 },
  kg: { unit: 'KILOGRAMS', grams: 1000 },
  oz: { unit: 'OUNCES', grams: 28.349523125 },
  lb: { unit: 'POUNDS', grams: 453.59237 },
};

/**
 * Reads the variant columns of a row. Blanks mean what they mean on import into Shopify: no tracker is untracked
 * stock, no price is 0.00, shipping and tax are on.
 * @throws CatalogFileError on a broken cell
 */
export function variantFromRow(row: CsvRow, optionValues: string[], currency: string): CatalogVariant {
  return {
    optionValues,
    sku: row.optionalText('sku'),
    // Exports put an apostrophe before a barcode, so that a spreadsheet keeps its leading zeros.
    barcode: row.text('barcode').replace(/^'/, '') || null,
    priceMinor: row.money('price', currency) ?? 0,
    compareAtMinor: row.money('compareAt', currency),
    taxable: row.boolean('taxable', true),
    tracked: row.text('tracker') !== '',
    inventoryPolicy: row.oneOf(
      'policy',
      { deny: 'DENY', continue: 'CONTINUE', false: 'DENY', true: 'CONTINUE' } as const,
      'DENY',
    ),
    available: row.integer('quantity', 0),
    requiresShipping: row.boolean('requiresShipping', true),
    weight: weightOf(row),
    imageUrl: row.url('variantImage'),
  };
}

function weightOf(row: CsvRow): CatalogWeight | null {
  const grams = row.grams('grams');
  const { unit, grams: gramsPerUnit } = row.oneOf('weightUnit', WEIGHT_UNITS, WEIGHT_UNITS['g']!);
  if (grams === null) return null;
  return { value: Math.round((grams / gramsPerUnit) * 10_000) / 10_000, unit };
}
