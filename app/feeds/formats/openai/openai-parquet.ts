import type { FeedFormat } from '../../feed-format.ts';
import { ParquetShards, type ColumnType, type ParquetColumns } from '../../write/parquet-writer.ts';
import { feedItems, omissions } from '../write-rows.ts';
import { openAiColumns, openAiRow } from './openai-formats.ts';

const TYPES: Record<string, ColumnType> = {
  ...{ is_eligible_search: 'flag', is_eligible_checkout: 'flag', listing_has_variations: 'flag' },
  ...{ accepts_returns: 'flag', return_deadline_in_days: 'number', variant_dict: 'object' },
  ...{ additional_image_urls: 'list', additional_image_link: 'list', target_countries: 'list' },
  ...{ inventory_quantity: 'number', return_window: 'number', q_and_a: 'object' },
};

/** What OpenAI prefers: typed columns, zstd. */
export const openAiParquet: FeedFormat = {
  id: 'openai-parquet',
  async write(pages, context, sink) {
    const columns: ParquetColumns = Object.fromEntries(
      openAiColumns(context.dialect).map((name) => [name, TYPES[name] ?? 'text']),
    );
    const writer = new ParquetShards(sink, columns);
    const { omitted, note } = omissions(context);
    for await (const page of feedItems(pages, context, note)) {
      const rows = page.map((feedItem) => openAiRow(feedItem, context) as Record<string, unknown>);
      if (context.onRow)
        for (const [index, { item }] of page.entries())
          context.onRow(item.itemId, JSON.stringify(rows[index]));
      await writer.write(rows);
    }
    return { ...(await writer.close()), omitted };
  },
};
