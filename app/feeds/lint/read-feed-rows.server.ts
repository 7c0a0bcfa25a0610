import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { assertRows, FEED_LIMITS, withinLimits, type FeedLimits } from './feed-limits.ts';

/** A row of a file, or what keeps it from being one. `line` counts from 1; in Parquet it is the row's number. */
export type ReadRow = { line: number; row: Record<string, unknown> } | { line: number; unreadable: string };

/** How a file is read, by its name; null: it is none of them. */
export function fileKind(name: string): 'jsonl' | 'csv' | 'tsv' | 'parquet' | null {
  const match = /\.(jsonl|ndjson|csv|tsv|txt|parquet)(\.gz)?$/i.exec(name);
  const kind = match?.[1]?.toLowerCase();
  if (kind === 'ndjson') return 'jsonl';
  return kind === 'txt' ? 'tsv' : ((kind as 'jsonl' | 'csv' | 'tsv' | 'parquet' | undefined) ?? null);
}

/**
 * Reads any feed file row by row: a row is in memory at a time (a row group of Parquet).
 * @param limits other than in tests, FEED_LIMITS
 * @throws Error when the file cannot be opened, unzipped or read as what its name says, or passes a limit
 */
export async function* readFeedRows(file: string, limits: FeedLimits = FEED_LIMITS): AsyncGenerator<ReadRow> {
  const kind = fileKind(file);
  if (kind === null)
    throw new Error('its name is that of no .jsonl, .csv, .tsv, .txt or .parquet, zipped (.gz) or not');
  if (kind === 'parquet') yield* parquetRows(file, limits);
  else if (kind === 'jsonl') yield* jsonRows(file, limits);
  else yield* delimitedRows(file, kind === 'csv' ? ',' : '\t', limits);
}

function bytesOf(file: string, limits: FeedLimits): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file);
  if (!file.endsWith('.gz')) return withinLimits(bytes, limits);
  const unzipped = createGunzip();
  bytes.on('error', (error) => unzipped.destroy(error));
  return withinLimits(bytes.pipe(unzipped), limits);
}

async function* jsonRows(file: string, limits: FeedLimits): AsyncGenerator<ReadRow> {
  const input = Readable.from(bytesOf(file, limits));
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    assertRows(line, limits);
    if (text.trim() === '') continue;
    yield { line, ...jsonRow(line === 1 ? text.replace(/^\ufeff/, '') : text) };
  }
}

function jsonRow(text: string): { row: Record<string, unknown> } | { unreadable: string } {
  if (text.includes('\ufffd')) return { unreadable: 'is no valid UTF-8' };
  try {
    const row: unknown = JSON.parse(text);
    if (typeof row === 'object' && row !== null && !Array.isArray(row))
      return { row: row as Record<string, unknown> };
    return { unreadable: 'is no JSON object' };
  } catch {
    return { unreadable: 'is no JSON' };
  }
}

/** A broken quote ruins everything behind it: reading ends there, with the line. */
async function* delimitedRows(
  file: string,
  delimiter: ',' | '\t',
  limits: FeedLimits,
): AsyncGenerator<ReadRow> {
  const parser = parse({
    ...{ columns: true, delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true },
    max_record_size: limits.lineBytes,
  });
  const bytes = withoutReturns(bytesOf(file, limits));
  const records = Readable.from(bytes).on('error', (error) => parser.destroy(error));
  let rows = 0;
  // Where a record begins: behind the end of the one before, which is the header's at first.
  let line = 2;
  try {
    for await (const { record, info } of records.pipe(parser) as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number; error?: { code: string } };
    }>) {
      assertRows((rows += 1), limits);
      if (info.error) yield { line, unreadable: 'has more or fewer cells than the header' };
      else yield { line, row: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('CSV_')) throw error;
    yield { line, unreadable: `cannot be read: ${(error as Error).message}` };
  }
}

const [CR, LF] = [13, 10];

/** Lines end with LF alone, so that the parser counts one that ends with CRLF inside a cell once. */
async function* withoutReturns(bytes: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let held = false;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (!held && !chunk.includes(CR)) {
      yield chunk;
      continue;
    }
    const kept = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    if (held && chunk[0] !== LF) kept[length++] = CR;
    held = chunk.at(-1) === CR;
    for (let at = 0; at < chunk.length; at += 1) {
      const isReturn = chunk[at] === CR && (at + 1 === chunk.length || chunk[at + 1] === LF);
      if (!isReturn) kept[length++] = chunk[at]!;
    }
    yield kept.subarray(0, length);
  }
  if (held) yield Buffer.from([CR]);
}

async function* parquetRows(path: string, limits: FeedLimits): AsyncGenerator<ReadRow> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  assertRows(Number(metadata.num_rows), limits);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart: start, rowEnd: end });
    for (const [index, row] of rows.entries()) yield { line: start + index + 1, row };
    start = end;
  }
}
