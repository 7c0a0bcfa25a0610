import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import type { FeedDestination, FeedRun } from '#app/db/client/client.ts';
import { openRawConnection } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from '../feed-context.server.ts';
import type { FeedFormatId, FeedSummary } from '../feed-format.ts';
import { FORMATS } from '../formats/feed-formats.ts';
import type { OpenAiDialect } from '../formats/openai/legacy-rows.ts';
import { databaseSink } from './hosted/database-sink.server.ts';
import { ItemDigests } from './item-digests.server.ts';
import { OfferDigests } from './stripe/offer-digests.server.ts';

/**
 * Writes a run's files and the digests of its rows, as the mirror has the catalogue now and its agent sees it.
 * @throws what reading or writing fails with
 */
export async function writeSnapshot(
  scope: ShopScope,
  { kind, connectionId, format, country, dialect, stripeShipping }: FeedDestination,
  run: FeedRun,
): Promise<FeedSummary> {
  const context = await feedContext(scope, {
    connectionId,
    ...(country !== null && { country }),
    ...(dialect !== null && { dialect: dialect as OpenAiDialect }),
    ...(stripeShipping !== null && { stripeShipping }),
  });
  const connection = await openRawConnection(scope.env.DATABASE_URL);
  try {
    const digests = new ItemDigests(scope, connection.sql, run.number);
    const offers = new OfferDigests(scope, connection.sql, run.number);
    const pages = offers.afterEach(digests.afterEach(streamCatalog(scope, connectionId)));
    const sink = databaseSink(scope, connection.sql, run.id);
    const summary = await FORMATS[format as FeedFormatId].write(
      pages,
      // Only Stripe is told of stock and prices between two snapshots, by what the last one said.
      { ...context, onRow: digests.note, ...(kind === 'stripe' && { onOffer: offers.note }) },
      sink,
    );
    await digests.store();
    await offers.store();
    return summary;
  } finally {
    await connection.close();
  }
}
