import type { FeedFormat } from '../../feed-format.ts';
import { delimited } from '../../write/delimited.ts';
import { ShardWriter } from '../../write/shard-writer.ts';
import { writeRows } from '../write-rows.ts';
import { GOOGLE_COLUMNS, toGoogleRow } from './google-row.ts';

/** Tab-delimited, in Google's names: what OpenAI and others read besides their own format. */
export const google: FeedFormat = {
  id: 'google',
  write(pages, context, sink) {
    const { header, line } = delimited(GOOGLE_COLUMNS, '\t');
    const shape = { stem: 'products', extension: 'tsv.gz', type: 'application/gzip', gzip: true, header };
    return writeRows(pages, context, new ShardWriter(sink, shape), (feedItem) =>
      line(toGoogleRow(feedItem, context)),
    );
  },
};
