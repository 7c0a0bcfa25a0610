import fs from 'node:fs/promises';
import { CatalogFileError } from '../catalog-file-error.ts';
import type { CatalogProduct } from '../catalog-product.ts';
import { formatPath, lineAt, offsetOf, offsetOfFault, type JsonPath } from './locate.ts';
import { BrokenFieldError, productFromJson } from './product-from-json.ts';
import { JsonProduct } from './products-json-schema.ts';
import { splitDocuments } from './split-documents.ts';

/**
 * Reads a saved storefront `/products.json`: `{"products":[…]}`, several such pages one after another or in an
 * array, or a plain array of products. A product that stands on two pages (the shop changed while they were saved)
 * is taken once.
 * @param currency the shop's, for prices
 * @throws CatalogFileError on the first broken field
 */
export async function readProductsJson(file: string, currency: string): Promise<CatalogProduct[]> {
  const text = (await fs.readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  const products = new Map<string, CatalogProduct>();
  for (const document of splitDocuments(text)) {
    const fail = (offset: number, field: string | null, reason: string, cause?: unknown) =>
      new CatalogFileError(file, lineAt(text, document.offset + offset), field, reason, { cause });
    const json = parseJson(document.text, fail);
    for (const { value, path } of productsOf(json, fail)) {
      const failAt = (steps: JsonPath, reason: string) => {
        const full = [...path, ...steps];
        return fail(offsetOf(document.text, full), formatPath(full), reason);
      };
      const checked = JsonProduct.safeParse(value);
      if (!checked.success) {
        const issue = checked.error.issues[0]!;
        throw failAt(issue.path as JsonPath, issue.message);
      }
      const key = checked.data.id == null ? `handle ${checked.data.handle}` : `id ${checked.data.id}`;
      if (!products.has(key)) products.set(key, buildProduct(checked.data, currency, failAt));
    }
  }
  return [...products.values()];
}

type Fail = (offset: number, field: string | null, reason: string, cause?: unknown) => CatalogFileError;

function parseJson(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw fail(offsetOfFault(text), null, `not JSON (${(error as SyntaxError).message})`, error);
  }
}

/** The products of one document, each with its path in it. */
function productsOf(json: unknown, fail: Fail): { value: unknown; path: JsonPath }[] {
  const pages = Array.isArray(json)
    ? json.map((page, index) => ({ page, path: [index] }))
    : [{ page: json, path: [] }];
  return pages.flatMap(({ page, path }: { page: unknown; path: JsonPath }) => {
    if (!Array.isArray(json) || (isObject(page) && 'products' in page)) {
      if (!isObject(page) || !Array.isArray(page['products'])) {
        throw fail(0, formatPath([...path, 'products']), 'there is no list of products');
      }
      return page['products'].map((value, index) => ({ value, path: [...path, 'products', index] }));
    }
    return [{ value: page, path }];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function buildProduct(
  json: JsonProduct,
  currency: string,
  failAt: (steps: JsonPath, reason: string) => CatalogFileError,
): CatalogProduct {
  try {
    return productFromJson(json, currency);
  } catch (error) {
    if (error instanceof BrokenFieldError) throw failAt(error.path, error.message);
    throw error;
  }
}
