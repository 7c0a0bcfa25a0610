import type { BenchRequest } from '#bench/agent-api/agent-calls.ts';

/** Shopify's library answers bots with 410 Gone, and takes everything without a browser's name for one. */
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A browser's or a feed reader's request for an address. */
export function visit(url: string): BenchRequest {
  const { origin, pathname, search } = new URL(url);
  return { origin, method: 'GET', path: pathname + search, headers: { 'user-agent': BROWSER } };
}
