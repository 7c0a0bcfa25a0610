import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { FeedContext, FeedFormat } from '../../feed-format.ts';
import { openFile } from '../../write/file-writer.ts';
import { ShardWriter } from '../../write/shard-writer.ts';
import { omissions } from '../write-rows.ts';
import { toAcpProduct } from './acp-product.ts';

/**
 * ACP's nested feed as files (RFC of the feed, "offline form"): `metadata.json` and one product a line. What is not in
 * them is removed.
 */
export const acp: FeedFormat = {
  id: 'acp',
  async write(pages, context, sink) {
    const { omitted, note } = omissions(context);
    const shape = { stem: 'products', extension: 'jsonl', type: 'application/jsonl', gzip: false };
    const writer = new ShardWriter(sink, shape);
    const noted = { ...context, onOmission: note };
    for await (const products of productsOf(pages)) {
      const lines: string[] = [];
      for (const items of products) {
        const product = toAcpProduct(items, noted);
        if (!product) continue;
        const line = `${JSON.stringify(product)}\n`;
        lines.push(line);
        context.onRow?.(product.id, line);
      }
      await writer.write(lines);
    }
    const summary = await writer.close();
    const metadata = await openFile(sink, { name: 'metadata.json', type: 'application/json', gzip: false });
    await metadata.write(`${JSON.stringify(feedMetadata(context))}\n`);
    return { rows: summary.rows, files: [await metadata.close(0), ...summary.files], omitted };
  },
};

/** `FeedMetadata` */
export function feedMetadata({ feedId, country, at, seller }: FeedContext): object {
  return { id: feedId ?? new URL(seller.url).host, target_country: country, updated_at: at.toISOString() };
}

/** The items of each page by product; a product that goes on in the next page comes whole, with that. */
export async function* productsOf(pages: AsyncIterable<CatalogItem[]>): AsyncGenerator<CatalogItem[][]> {
  let open: CatalogItem[] = [];
  for await (const page of pages) {
    const whole: CatalogItem[][] = [];
    for (const item of page) {
      if (open.length > 0 && open[0]!.productId !== item.productId) {
        whole.push(open);
        open = [];
      }
      open.push(item);
    }
    if (whole.length > 0) yield whole;
  }
  if (open.length > 0) yield [open];
}
