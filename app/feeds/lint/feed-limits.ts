/**
 * What feed:lint reads at most, so that a file made to hurt (a few megabytes that unzip to terabytes, a line without an
 * end) neither fills the memory nor keeps it busy for ever. Real feeds are far below: OpenAI takes shards of 500,000
 * items and about 500 MB, Stripe files of 4 GB, and even a product with 2,000 variants in one row has a few megabytes.
 */
export const FEED_LIMITS = {
  /** Of the unzipped file. */
  bytes: 8 * 1024 ** 3,
  /** Of one line, and of one record whose quoted cells go over several. */
  lineBytes: 16 * 1024 ** 2,
  /** Empty lines of a .jsonl among them. */
  rows: 5_000_000,
};

export type FeedLimits = typeof FEED_LIMITS;

const LF = 10;

/**
 * Hands the bytes on as long as they are within the limits of size and line.
 * @throws Error that says in words which limit was passed, and where
 */
export async function* withinLimits(
  chunks: AsyncIterable<unknown>,
  { bytes: most, lineBytes }: FeedLimits,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  let line = 1;
  let length = 0;
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new Error(`it has more than ${most} bytes unzipped`);
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      assertLine(line, length + end - start, lineBytes);
      line += 1;
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    assertLine(line, length, lineBytes);
    yield chunk;
  }
}

function assertLine(line: number, length: number, most: number): void {
  if (length > most) throw new Error(`line ${line} has more than ${most} bytes`);
}

/** @throws Error if there are too many rows to go on */
export function assertRows(rows: number, { rows: most }: FeedLimits): void {
  if (rows > most) throw new Error(`it has more than ${most} rows`);
}
