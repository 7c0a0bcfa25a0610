import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FeedFile, FeedSink } from '../feed-format.ts';

/** One file of a feed while it is written: counts and hashes what leaves, and waits for a slow sink. */
export interface FileWriter {
  /** Compressed bytes that have left so far; the last few hundred thousand may still be on their way. */
  bytes(): number;
  write(data: string | Uint8Array): Promise<void>;
  close(rows: number): Promise<FeedFile>;
}

/** @throws what the sink's stream fails with, at the next write or at the end */
export async function openFile(
  sink: FeedSink,
  { name, type, gzip }: { name: string; type: string; gzip: boolean },
): Promise<FileWriter> {
  const target = await sink.open(name, type);
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: Error | undefined;
  target.on('error', (error) => (failure ??= error));
  const send = async (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    hash.update(chunk);
    await put(target, chunk, () => failure);
  };
  const finish = async (rows: number): Promise<FeedFile> => {
    if (failure) throw failure;
    target.end();
    if (!target.writableFinished) await happens(target, 'finish');
    return { name, rows, bytes, sha256: hash.digest('hex') };
  };
  if (!gzip)
    return {
      bytes: () => bytes,
      write: (data) => send(typeof data === 'string' ? Buffer.from(data) : data),
      close: finish,
    };

  const zip = createGzip({ chunkSize: 256 * 1024 });
  const pumping = (async () => {
    for await (const chunk of zip) await send(chunk as Uint8Array);
  })();
  pumping.catch((error: Error) => zip.destroy((failure ??= error)));
  return {
    bytes: () => bytes,
    write: (data) => put(zip, data, () => failure),
    async close(rows) {
      zip.end();
      await pumping;
      return finish(rows);
    },
  };
}

async function put(
  stream: Writable,
  data: string | Uint8Array,
  failure: () => Error | undefined,
): Promise<void> {
  const known = failure();
  if (known) throw known;
  if (stream.write(data)) return;
  try {
    await happens(stream, 'drain');
  } catch (error) {
    throw failure() ?? error;
  }
}

/** @throws the stream's error; an error of its own when it is closed before `event` has come */
function happens(stream: Writable, event: 'drain' | 'finish'): Promise<void> {
  return new Promise((resolve, reject) => {
    const clean = () => stream.off(event, good).off('close', bad);
    const good = () => {
      clean();
      resolve();
    };
    const bad = () => {
      clean();
      reject(stream.errored ?? new Error('the file was closed before it was written'));
    };
    if (stream.closed) return bad();
    stream.once(event, good).once('close', bad);
  });
}
