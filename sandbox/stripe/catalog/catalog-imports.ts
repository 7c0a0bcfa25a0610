import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { route } from '../http/call.ts';
import { parameters } from '../http/parameters.ts';
import { noSuch } from '../http/stripe-error.ts';
import type { CatalogImportRow, Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';

/** An address to upload to is good for five minutes. */
const UPLOAD_SECONDS = 300;
/** What a row of a product file must have (facts of the Agentic Commerce Suite). */
const REQUIRED = ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price'];
const AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'];

const createImport = route({
  method: 'POST',
  path: '/v2/commerce/product_catalog/imports',
  name: 'catalogImports.create',
  permission: 'product_catalog_import_write',
  json: true,
  params: parameters({
    feed_type: z.enum(['product', 'inventory', 'pricing', 'promotion']),
    mode: z.enum(['upsert', 'replace']),
    metadata: z.record(z.string(), z.string()),
  }),
  run({ state, account, params }) {
    const row = state.catalogImports.put({
      id: state.newId('pcimprt'),
      account: account.id,
      created: state.now(),
      feedType: params.feed_type,
      mode: params.mode,
      metadata: params.metadata,
      status: 'awaiting_upload',
      errors: [],
      successCount: 0,
      failure: null,
    });
    return render(state, row);
  },
});

const retrieveImport = route({
  method: 'GET',
  path: '/v2/commerce/product_catalog/imports/:import',
  name: 'catalogImports.retrieve',
  permission: 'product_catalog_import_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.catalogImports.get(path.import!);
    if (row?.account !== account.id) throw noSuch('product_catalog_import', path.import!, 'id', 'path');
    const told = render(state, row);
    // Whoever looks once more finds it done.
    if (row.status === 'processing') state.catalogImports.patch(row.id, { status: endOf(row) });
    return told;
  },
});

export const catalogImportRoutes = [createImport, retrieveImport];

function endOf({ failure, errors }: CatalogImportRow): CatalogImportRow['status'] {
  if (failure) return 'failed';
  return errors.length > 0 ? 'succeeded_with_errors' : 'succeeded';
}

/** The file comes to the address that was told; false: there is none, or its time is over. */
export function takeUpload(state: StripeState, id: string, csv: string): boolean {
  const row = state.catalogImports.get(id);
  if (row?.status !== 'awaiting_upload' || row.created + UPLOAD_SECONDS <= state.now()) return false;
  const read = readProducts(csv, state.rowsRefused);
  state.catalogImports.patch(id, { status: 'processing', ...read.result });
  if (read.result.failure) return true;
  // Replaced as a whole: what the file lacks is gone.
  for (const product of state.catalogProducts.filter(({ account }) => account === row.account))
    state.catalogProducts.delete(product.id);
  for (const fields of read.products)
    state.catalogProducts.put({ id: `${row.account}:${fields.id}`, account: row.account, fields });
  return true;
}

function readProducts(
  csv: string,
  refused: ReadonlySet<string>,
): {
  products: Record<string, string>[];
  result: Pick<CatalogImportRow, 'errors' | 'successCount' | 'failure'>;
} {
  const failed = (failure: string) => ({ products: [], result: { errors: [], successCount: 0, failure } });
  let rows: Record<string, string>[];
  try {
    rows = parse(csv, { columns: true, bom: true });
  } catch (error) {
    return failed(`The file is no CSV: ${(error as Error).message}`);
  }
  const missing = REQUIRED.filter((column) => rows.length > 0 && !(column in rows[0]!));
  if (missing.length > 0) return failed(`The file lacks the columns ${missing.join(', ')}.`);
  const errors = rows.flatMap((row, index) => {
    const field = REQUIRED.find((name) => !row[name]?.trim());
    if (field) return [{ row: index + 2, id: row.id ?? '', field, message: `${field} is required.` }];
    if (refused.has(row.id!))
      return [{ row: index + 2, id: row.id!, field: 'id', message: 'This product is not allowed.' }];
    if (!AVAILABILITIES.includes(row.availability!))
      return [{ row: index + 2, id: row.id!, field: 'availability', message: 'Unknown availability.' }];
    if (!/^\d+(\.\d+)? [A-Z]{3}$/.test(row.price!))
      return [{ row: index + 2, id: row.id!, field: 'price', message: 'A price is such as 10.00 USD.' }];
    return [];
  });
  const bad = new Set(errors.map(({ row }) => row));
  const products = rows.filter((_, index) => !bad.has(index + 2));
  return { products, result: { errors, successCount: products.length, failure: null } };
}

const time = (seconds: number) => new Date(seconds * 1000).toISOString();

function render(state: StripeState, row: CatalogImportRow): Json {
  return {
    id: row.id,
    object: 'v2.commerce.product_catalog_import',
    created: time(row.created),
    feed_type: row.feedType,
    livemode: false,
    metadata: row.metadata,
    mode: row.mode,
    status: row.status,
    status_details: { [row.status]: detailsOf(state, row) },
  };
}

function detailsOf(state: StripeState, row: CatalogImportRow): Json {
  const { errors, successCount, failure } = row;
  switch (row.status) {
    case 'awaiting_upload':
      return {
        upload_url: {
          url: `${state.baseUrl}/_upload/${row.id}`,
          expires_at: time(row.created + UPLOAD_SECONDS),
        },
      };
    case 'processing':
      return { error_count: String(errors.length), success_count: String(successCount) };
    case 'succeeded':
      return { success_count: String(successCount) };
    case 'succeeded_with_errors':
      return {
        error_count: String(errors.length),
        success_count: String(successCount),
        error_file: {
          content_type: 'text/csv',
          size: '0',
          download_url: {
            url: `${state.baseUrl}/_upload/${row.id}/errors`,
            expires_at: time(state.now() + 300),
          },
        },
        samples: errors.slice(0, 10).map(({ row: number, id, field, message }) => ({
          row: String(number),
          id,
          field,
          error_message: message,
        })),
      };
    case 'failed':
      return { code: 'invalid_file', failure_message: failure, type: 'cannot_proceed' };
  }
}
