import type { FeedContext, FeedFormat } from '../../feed-format.ts';
import type { FeedItem } from '../../item/feed-item.ts';
import { delimited } from '../../write/delimited.ts';
import { ShardWriter } from '../../write/shard-writer.ts';
import { writeRows } from '../write-rows.ts';
import { toV1Row, toV2Row, v1Names, V1_COLUMNS, V2_COLUMNS } from './legacy-rows.ts';
import { OPENAI_COLUMNS, toOpenAiRow } from './openai-row.ts';

const STEM = 'products';

/** A row in the contract that is asked for. */
export function openAiRow(feedItem: FeedItem, context: FeedContext): object {
  switch (context.dialect) {
    case 'v1':
      return toV1Row(feedItem, context);
    case 'v2':
    case 'v3':
      return toV2Row(feedItem, context);
    default:
      return toOpenAiRow(feedItem, context);
  }
}

/** Columns of a contract, in the order of a delimited file. */
export function openAiColumns(dialect: FeedContext['dialect']): string[] {
  switch (dialect) {
    case 'v1':
      return [...OPENAI_COLUMNS, ...V2_COLUMNS].flatMap(v1Names).concat(V1_COLUMNS);
    case 'v2':
    case 'v3':
      return [...OPENAI_COLUMNS, ...V2_COLUMNS];
    default:
      return OPENAI_COLUMNS;
  }
}

export const openAiJsonl: FeedFormat = {
  id: 'openai-jsonl',
  write: (pages, context, sink) =>
    writeRows(
      pages,
      context,
      new ShardWriter(sink, { stem: STEM, extension: 'jsonl.gz', type: 'application/gzip', gzip: true }),
      (feedItem) => `${JSON.stringify(openAiRow(feedItem, context))}\n`,
    ),
};

export const openAiCsv = inColumns('openai-csv', 'csv.gz', ',');
export const openAiTsv = inColumns('openai-tsv', 'tsv.gz', '\t');

function inColumns(id: 'openai-csv' | 'openai-tsv', extension: string, delimiter: ',' | '\t'): FeedFormat {
  return {
    id,
    write(pages, context, sink) {
      const { header, line } = delimited(openAiColumns(context.dialect), delimiter);
      const shape = { stem: STEM, extension, type: 'application/gzip', gzip: true, header };
      return writeRows(pages, context, new ShardWriter(sink, shape), (feedItem) =>
        line(openAiRow(feedItem, context) as Record<string, unknown>),
      );
    },
  };
}
