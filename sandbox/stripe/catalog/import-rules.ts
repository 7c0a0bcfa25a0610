import type { CatalogImportRow } from '../state/records.ts';

export type Fields = Record<string, string>;
export interface RowProblem {
  field: string;
  message: string;
}

interface ImportRules {
  /** Columns that every row must fill. */
  required: string[];
  /** @param product as the catalogue has it before the import */
  check(row: Fields, product: Fields | undefined): RowProblem | null;
}

const AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'];
const PRICE = /^\d+(\.\d+)? [A-Z]{3}$/;

/** What Stripe takes of each kind of file (facts of the Agentic Commerce Suite). */
export const IMPORT_RULES: Record<CatalogImportRow['feedType'], ImportRules> = {
  product: {
    required: ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price'],
    check: (row) => checkStock(row, row.inventory_not_tracked !== 'true') ?? checkPrices(row),
  },
  inventory: {
    required: ['id', 'availability'],
    check: (row, product) => checkStock(row, product?.inventory_not_tracked !== 'true'),
  },
  pricing: { required: ['id', 'price'], check: checkPrices },
};

function checkStock(row: Fields, isTracked: boolean): RowProblem | null {
  if (!AVAILABILITIES.includes(row.availability!))
    return { field: 'availability', message: 'Unknown availability.' };
  const quantity = row.inventory_quantity ?? '';
  if (quantity === '' && isTracked)
    return { field: 'inventory_quantity', message: 'A tracked product needs its quantity.' };
  if (quantity !== '' && !/^-?\d+$/.test(quantity))
    return { field: 'inventory_quantity', message: 'A quantity is a whole number.' };
  return null;
}

function checkPrices(row: Fields): RowProblem | null {
  const field = ['price', 'sale_price'].find((name) => row[name] && !PRICE.test(row[name]));
  return field ? { field, message: 'A price is such as 10.00 USD.' } : null;
}
