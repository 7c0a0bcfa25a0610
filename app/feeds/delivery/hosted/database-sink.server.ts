import { ChunkWriter } from '#app/db/chunk-writer.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedSink } from '../../feed-format.ts';
import { outrun } from '../outrun.ts';
import { CHUNK_BYTES } from './chunk-bytes.ts';

/**
 * Keeps a run's files in the database, a chunk in memory for each file that is open. Nobody sees them before the run is
 * delivered.
 * @throws AppError `conflict` (lost race) at the next file when the run was given up; within a file its chunk has no row
 *   to belong to any more
 */
export function databaseSink(
  { shop, newId }: Pick<ShopScope, 'shop' | 'newId'>,
  sql: RawQueryable,
  runId: string,
): FeedSink {
  return {
    async open(name, contentType) {
      const fileId = newId('feed_file');
      const opened = await sql.$executeRaw`
        INSERT INTO feed_files (id, shop_id, run_id, name, content_type)
        SELECT ${fileId}, shop_id, id, ${name}, ${contentType} FROM feed_runs
        WHERE id = ${runId} AND shop_id = ${shop.id} AND state = 'writing'`;
      if (opened === 0) throw outrun();
      return new ChunkWriter(
        CHUNK_BYTES,
        (n, data) => sql.$executeRaw`
          INSERT INTO feed_file_chunks (shop_id, file_id, n, data) VALUES (${shop.id}, ${fileId}, ${n}, ${data})`,
      );
    },
  };
}
