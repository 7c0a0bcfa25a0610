import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from './feed-context.server.ts';
import { toOpenAiRow } from './formats/openai/openai-row.ts';
import { feedItems, omissions } from './formats/write-rows.ts';

/**
 * The shop's whole catalogue as OpenAI's `jsonl.gz`, made while it is read: a page of the catalogue is in memory, and
 * a slow reader slows the database down. Fails as a stream does, so that a broken feed is never a short feed.
 */
export function streamOpenAiFeed(scope: ShopScope): Readable {
  const log = scope.log.child({ shop: scope.shop.domain });
  return pipeline(Readable.from(lines(scope)), createGzip(), (error) => {
    // A reader that goes away is its own affair.
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error({ err: error }, 'feed broke off');
  });
}

/** A page's rows a chunk. */
async function* lines(scope: ShopScope): AsyncGenerator<string> {
  const context = await feedContext(scope);
  const { omitted, note } = omissions(context);
  let rows = 0;
  for await (const page of feedItems(streamCatalog(scope), context, note)) {
    let chunk = '';
    for (const feedItem of page) chunk += `${JSON.stringify(toOpenAiRow(feedItem, context))}\n`;
    rows += page.length;
    if (chunk) yield chunk;
  }
  scope.log.info({ shop: scope.shop.domain, rows, omitted }, 'feed read');
}
