import fs from 'node:fs/promises';
import { CatalogFileError } from './catalog-file-error.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { readProductCsv } from './csv/read-product-csv.ts';
import { readProductsJson } from './products-json/read-products-json.ts';

/** Currency of the demo shop. Catalogue files carry amounts without one. */
const CURRENCY = 'USD';

/**
 * Reads a catalogue file: a Shopify product CSV export or a saved storefront `/products.json`, told apart by how
 * the content starts, not by the file's name.
 * @throws CatalogFileError if it is missing, broken or has no product
 */
export async function readCatalogFile(file: string): Promise<CatalogProduct[]> {
  const products = (await startsLikeJson(file))
    ? await readProductsJson(file, CURRENCY)
    : await readProductCsv(file, CURRENCY);
  if (products.length === 0) throw new CatalogFileError(file, null, null, 'there is no product in this file');
  return products;
}

async function startsLikeJson(file: string): Promise<boolean> {
  try {
    const handle = await fs.open(file);
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(1024) });
      return /^\uFEFF?\s*[{[]/.test(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CatalogFileError(file, null, null, `cannot be read (${reason})`, { cause: error });
  }
}
