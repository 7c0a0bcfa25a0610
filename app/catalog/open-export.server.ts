/** A bulk operation's file, from some byte on. */
export interface Export {
  bytes: AsyncIterable<Uint8Array>;
  /** Of the whole file; null: the server does not say. */
  size: number | null;
}

/**
 * Opens the file of a bulk operation behind what was read of it already. A server that does not know ranges sends all of
 * it, and the begin is skipped.
 * @throws Error if it cannot be fetched
 */
export async function openExport(url: string, from: number): Promise<Export> {
  const headers = { 'Accept-Encoding': 'identity', ...(from > 0 && { Range: `bytes=${from}-` }) };
  const response = await fetch(url, { headers });
  // Nothing is behind it: all was read, and only the end was not stored any more.
  if (response.status === 416) {
    await response.body?.cancel();
    return { bytes: nothing(), size: from };
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`the catalogue's file could not be downloaded: HTTP ${response.status}`);
  }
  const isRest = response.status === 206;
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const size = Number.isNaN(length) ? null : length + (isRest ? from : 0);
  return { bytes: isRest ? response.body : behind(response.body, from), size };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* behind(bytes: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<Uint8Array> {
  let left = from;
  for await (const chunk of bytes) {
    const rest = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}
