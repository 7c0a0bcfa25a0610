import type { Services } from '#app/services.server.ts';
import type { ByteRange } from './byte-range.ts';
import { CHUNK_BYTES } from './chunk-bytes.ts';

/**
 * A range of a stored file, chunk by chunk: a slow reader holds one of them, and no transaction.
 * @throws Error when the file is deleted meanwhile, so that half a file never looks whole
 */
export async function* readChunks(
  { db }: Pick<Services, 'db'>,
  file: { id: string; shopId: string },
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  for (let n = Math.floor(start / CHUNK_BYTES); n * CHUNK_BYTES <= end; n += 1) {
    const chunk = await db.feedFileChunk.findUnique({
      where: { fileId_n: { fileId: file.id, n }, shopId: file.shopId },
      select: { data: true },
    });
    if (!chunk) throw new Error('the file is no longer there');
    const offset = n * CHUNK_BYTES;
    yield chunk.data.subarray(Math.max(0, start - offset), end - offset + 1);
  }
}
