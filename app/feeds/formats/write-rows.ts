import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { FeedContext, FeedSummary } from '../feed-format.ts';
import { toFeedItem, type FeedItem } from '../item/feed-item.ts';
import type { ShardWriter } from '../write/shard-writer.ts';

/** Counts items without a row by their reason. */
export function omissions(context: FeedContext) {
  const omitted: Record<string, number> = {};
  return {
    omitted,
    note(itemId: string, reason: string) {
      omitted[reason] = (omitted[reason] ?? 0) + 1;
      context.onOmission?.(itemId, reason);
    },
  };
}

/** The items of each page that have a row; of the others the reason is noted. */
export async function* feedItems(
  pages: AsyncIterable<CatalogItem[]>,
  context: FeedContext,
  note: (itemId: string, reason: string) => void,
): AsyncGenerator<FeedItem[]> {
  for await (const items of pages) {
    const page: FeedItem[] = [];
    for (const item of items) {
      const feedItem = toFeedItem(item, context);
      if (typeof feedItem === 'string') note(item.itemId, feedItem);
      else page.push(feedItem);
    }
    yield page;
  }
}

/**
 * Writes one row for each item that has one, a page at a time.
 * @param lineOf the row as text with its end of line, or the reason why the format has none
 */
export async function writeRows(
  pages: AsyncIterable<CatalogItem[]>,
  context: FeedContext,
  writer: ShardWriter,
  lineOf: (feedItem: FeedItem) => string | { omitted: string },
): Promise<FeedSummary> {
  const { omitted, note } = omissions(context);
  for await (const page of feedItems(pages, context, note)) {
    const lines: string[] = [];
    for (const feedItem of page) {
      const { itemId } = feedItem.item;
      const line = lineOf(feedItem);
      if (typeof line !== 'string') {
        note(itemId, line.omitted);
        continue;
      }
      lines.push(line);
      context.onRow?.(itemId, line);
    }
    await writer.write(lines);
  }
  return { ...(await writer.close()), omitted };
}
