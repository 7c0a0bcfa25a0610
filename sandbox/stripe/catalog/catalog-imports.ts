import { z } from 'zod';
import { route } from '../http/call.ts';
import { parameters } from '../http/parameters.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import type { CatalogImportRow, Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { applyImport } from './apply-import.ts';

/** An address to upload to is good for five minutes. */
const UPLOAD_SECONDS = 300;

const createImport = route({
  method: 'POST',
  path: '/v2/commerce/product_catalog/imports',
  name: 'catalogImports.create',
  permission: 'product_catalog_import_write',
  json: true,
  params: parameters({
    feed_type: z.enum(['product', 'inventory', 'pricing']),
    mode: z.enum(['upsert', 'replace']),
    metadata: z.record(z.string(), z.string()),
  }),
  run({ state, account, params }) {
    if (params.mode === 'replace' && params.feed_type !== 'product')
      throw invalidRequest('Only a product feed can replace the catalogue.', { param: 'mode' });
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
      upload: null,
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
    if (row.status === 'processing' && !state.importsStall)
      state.catalogImports.patch(row.id, { ...applyImport(state, row), upload: null });
    return told;
  },
});

export const catalogImportRoutes = [createImport, retrieveImport];

/** The file comes to the address that was told; false: there is none, or its time is over. */
export function takeUpload(state: StripeState, id: string, csv: string): boolean {
  const row = state.catalogImports.get(id);
  if (row?.status !== 'awaiting_upload' || row.created + UPLOAD_SECONDS <= state.now()) return false;
  state.catalogImports.patch(id, { status: 'processing', upload: csv });
  return true;
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
