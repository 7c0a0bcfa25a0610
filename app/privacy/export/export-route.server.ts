import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { answerFile, type StoredFile } from '#app/feeds/delivery/hosted/answer-file.ts';
import type { ByteRange } from '#app/feeds/delivery/hosted/byte-range.ts';
import type { Services } from '#app/services.server.ts';
import { EXPORT_CHUNK_BYTES } from './export-shop.server.ts';
import { readExportToken } from './export-url.ts';

/** `GET /:token`: the file of an export, for whoever was given its address within the last ten minutes. */
export function exportRoute(services: () => Services): Hono {
  const app = new Hono();
  app.get('/:token', async (c) => {
    const file = await findFile(services(), c.req.param('token'));
    if (!file) return c.notFound();
    const answer = answerFile(c.req.raw, file);
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  });
  return app;
}

async function findFile(services: Services, token: string): Promise<StoredFile | null> {
  const id = readExportToken(services, token, services.clock());
  if (id === null) return null;
  const row = await services.db.dataExport.findUnique({
    where: { id, state: 'ready', expiresAt: { gt: services.clock() }, shop: { uninstalledAt: null } },
  });
  if (!row) return null;
  return {
    name: `aisle-${row.createdAt.toISOString().slice(0, 10)}.jsonl.gz`,
    contentType: 'application/gzip',
    size: Number(row.bytes),
    sha256: row.sha256,
    read: (range) =>
      Readable.toWeb(
        Readable.from(readChunks(services, row, range), { objectMode: false }),
      ) as ReadableStream,
  };
}

/** @throws Error when the file expires meanwhile, so that half a file never looks whole */
async function* readChunks(
  { db }: Services,
  { id, shopId }: { id: string; shopId: string },
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  for (let n = Math.floor(start / EXPORT_CHUNK_BYTES); n * EXPORT_CHUNK_BYTES <= end; n += 1) {
    const where = { exportId_n: { exportId: id, n }, shopId };
    const chunk = await db.dataExportChunk.findUnique({ where, select: { data: true } });
    if (!chunk) throw new Error('the file is no longer there');
    const offset = n * EXPORT_CHUNK_BYTES;
    yield chunk.data.subarray(Math.max(0, start - offset), end - offset + 1);
  }
}
