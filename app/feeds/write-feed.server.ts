import { assertConnection } from '#app/agents/assert-connection.server.ts';
import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import { feedContext, type FeedScope } from './feed-context.server.ts';
import type { FeedContext, FeedFormatId, FeedSummary } from './feed-format.ts';
import { FORMATS } from './formats/feed-formats.ts';
import { folderSink } from './write/folder-sink.server.ts';

export interface WriteFeedInput extends Partial<Pick<FeedContext, 'country' | 'dialect' | 'stripeShipping'>> {
  format: FeedFormatId;
  /** A folder; files of the same names in it are replaced, once the feed is whole. */
  out: string;
  /** The agent who sees it; absent: what every agent is told. */
  connectionId?: string;
}

/**
 * Writes the shop's feed into a folder, as the mirror has the catalogue now.
 * @throws AppError `not_found` for an agent that this shop does not have; what reading or writing fails with; the folder's files stay as they were
 */
export async function writeFeed(
  scope: FeedScope,
  { format, out, connectionId, ...choices }: WriteFeedInput,
): Promise<FeedSummary> {
  if (connectionId !== undefined) await assertConnection(scope, connectionId);
  const context = await feedContext(scope, { ...choices, connectionId: connectionId ?? null });
  const sink = await folderSink(out);
  try {
    const summary = await FORMATS[format].write(streamCatalog(scope, connectionId), context, sink);
    await sink.publish();
    return summary;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
