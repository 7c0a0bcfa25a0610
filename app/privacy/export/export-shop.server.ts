import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ChunkWriter } from '#app/db/chunk-writer.ts';
import { openRawConnection } from '#app/db/raw-connection.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { readEverything } from './read-everything.server.ts';

/** Of every piece of the file but the last: a range is found by counting. */
export const EXPORT_CHUNK_BYTES = 1_000_000;

/**
 * Writes everything of a shop into the export's file, as gzipped JSON lines: a chunk in memory at a time, the shop as it
 * was at one instant. What an attempt that broke off has written is thrown away.
 * @throws Error when it could not be written: the job is repeated
 */
export async function exportShop(
  services: Services,
  { shopId, exportId }: JobPayloads['export-shop'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const where = { id: exportId, shopId };
  const wanted = await scope?.db.dataExport.findUnique({ where: { ...where, state: 'waiting' } });
  if (!scope || !wanted) return;
  await scope.db.dataExportChunk.deleteMany({ where: { exportId, shopId } });
  const file = await writeFile(scope, exportId);
  await scope.db.dataExport.update({
    where,
    data: { ...file, state: 'ready', finishedAt: scope.clock() },
  });
}

async function writeFile(scope: ShopScope, exportId: string) {
  const shopId = scope.shop.id;
  const source = await openRawConnection(scope.env.DATABASE_URL);
  let rows = 0;
  let bytes = 0;
  const digest = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const sink = new ChunkWriter(EXPORT_CHUNK_BYTES, (n, data) =>
    scope.db.dataExportChunk.create({ data: { shopId, exportId, n, data }, select: { n: true } }),
  );
  try {
    await source.transaction(async (tx) => {
      const lines = readEverything(tx, scope.shop, (count) => (rows += count));
      await pipeline(Readable.from(lines), createGzip(), meter, sink);
    });
  } finally {
    await source.close();
  }
  return { rows, bytes: BigInt(bytes), sha256: digest.digest('hex') };
}
