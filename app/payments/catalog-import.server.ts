import type Stripe from 'stripe';
import { request } from 'undici';
import { Readable } from 'node:stream';

/** How an import of the merchant's catalogue at Stripe stands. Counts are of rows. */
export type CatalogImport =
  | { id: string; status: 'awaiting_upload'; uploadUrl: string; expiresAt: Date }
  | { id: string; status: 'processing' }
  | { id: string; status: 'succeeded'; succeeded: number }
  | {
      id: string;
      status: 'succeeded_with_errors';
      succeeded: number;
      failed: number;
      samples: ImportProblem[];
    }
  | { id: string; status: 'failed'; message: string };

/** A row that Stripe did not take. */
export interface ImportProblem {
  id: string;
  field: string;
  message: string;
}

/** Stripe tells some rows as examples; the file with all of them can be had for five minutes only. */
const MOST_SAMPLES = 20;

/**
 * What a file does to the catalogue: `replace` deletes what it lacks, `upsert` leaves it alone. Stock and prices can only
 * be told of products that the catalogue has.
 */
type ImportKind =
  { feedType: 'product'; mode: 'replace' } | { feedType: 'inventory' | 'pricing'; mode: 'upsert' };

/**
 * Begins an import into the merchant's product catalogue at Stripe (docs.stripe.com/agentic-commerce, product catalogue
 * import). Imports run in no order.
 * @throws Stripe.errors.StripeError
 */
export async function beginCatalogImport(
  stripe: Stripe,
  {
    feedType,
    mode,
    idempotencyKey,
    metadata,
  }: ImportKind & { idempotencyKey: string; metadata: Record<string, string> },
): Promise<CatalogImport> {
  const params = { feed_type: feedType, mode, metadata } as const;
  return toImport(await stripe.v2.commerce.productCatalog.imports.create(params, { idempotencyKey }));
}

/** @throws Stripe.errors.StripeError */
export async function readCatalogImport(stripe: Stripe, id: string): Promise<CatalogImport> {
  return toImport(await stripe.v2.commerce.productCatalog.imports.retrieve(id));
}

/**
 * Puts the file where Stripe said, as it streams.
 * @throws Error when it was not taken
 */
export async function uploadCatalog(
  url: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  length: number,
): Promise<void> {
  const { statusCode, body } = await request(url, {
    method: 'PUT',
    body: Readable.from(bytes, { objectMode: false }),
    headers: { 'Content-Type': 'text/csv', 'Content-Length': String(length) },
  });
  await body.dump();
  if (statusCode < 200 || statusCode >= 300)
    throw new Error(`the upload was answered with HTTP ${statusCode}`);
}

function toImport({
  id,
  status,
  status_details: details,
}: Stripe.V2.Commerce.ProductCatalogImport): CatalogImport {
  switch (status) {
    case 'awaiting_upload': {
      const { url, expires_at } = details!.awaiting_upload!.upload_url;
      return { id, status, uploadUrl: url, expiresAt: new Date(expires_at) };
    }
    case 'succeeded':
      return { id, status, succeeded: Number(details?.succeeded?.success_count ?? 0) };
    case 'succeeded_with_errors': {
      const { success_count, error_count, samples = [] } = details!.succeeded_with_errors!;
      return {
        ...{ id, status, succeeded: Number(success_count), failed: Number(error_count) },
        samples: samples
          .slice(0, MOST_SAMPLES)
          .map(({ id: row, field, error_message: message }) => ({ id: row, field, message })),
      };
    }
    case 'failed':
      return { id, status, message: details?.failed?.failure_message ?? 'no reason was given' };
    case 'processing':
      return { id, status };
  }
}
