import type { CatalogProduct } from '../catalog-product.ts';
import { handleOf } from '../handle.ts';
import type { CsvRow } from './csv-row.ts';
import { productFromRows } from './product-from-rows.ts';
import { readCsvRows } from './read-csv-rows.ts';

/**
 * Reads a Shopify product CSV export. Rows with one handle are one product, wherever in the file they stand: its
 * first row carries the product's own fields, further rows add variants and images. A row without a handle gets one
 * from its title, as on import into Shopify.
 * @param currency the shop's, for prices
 * @throws CatalogFileError on the first broken cell
 */
export async function readProductCsv(file: string, currency: string): Promise<CatalogProduct[]> {
  const rowsByHandle = new Map<string, CsvRow[]>();
  for await (const row of readCsvRows(file)) {
    const handle = handleOf(row.text('handle') || row.text('title'));
    if (!handle) throw row.error('handle', 'a row needs a handle, or a title to make one from');
    const rows = rowsByHandle.get(handle);
    if (rows) rows.push(row);
    else rowsByHandle.set(handle, [row]);
  }
  return [...rowsByHandle].map(([handle, rows]) => productFromRows(handle, rows, currency));
}
