import { parseByteRange, type ByteRange } from './byte-range.ts';

/** A file that is there as a whole, and never changes under its ETag. */
export interface StoredFile {
  name: string;
  contentType: string;
  size: number;
  /** Hexadecimal SHA-256 of its bytes. */
  sha256: string;
  read(range: ByteRange): BodyInit;
}

/**
 * Answers a GET or HEAD of a file: 200, 206 for one range, 304 where the reader has it already, 416 (RFC 9110, sections
 * 13 and 14). The bytes are told as they are stored: a `.gz` is a file, no content coding.
 */
export function answerFile(request: Request, file: StoredFile): Response {
  const etag = `"${file.sha256}"`;
  const headers = new Headers({
    ETag: etag,
    'Accept-Ranges': 'bytes',
    // Kept, but asked about each time: a feed that was revoked or replaced is not read from a cache.
    'Cache-Control': 'private, no-cache',
  });
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });

  headers.set('Content-Type', file.contentType);
  headers.set('Content-Disposition', `attachment; filename="${file.name}"`);
  const isHead = request.method === 'HEAD';
  const range = isHead ? null : rangeOf(request.headers, etag, file.size);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  const body = isHead || file.size === 0 ? null : file.read({ start, end });
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** A range of another version than the reader's is no use to it: it gets all of this one (RFC 9110, 13.1.5). */
function rangeOf(headers: Headers, etag: string, size: number): ByteRange | 'unsatisfiable' | null {
  const condition = headers.get('if-range');
  if (condition !== null && condition !== etag) return null;
  return parseByteRange(headers.get('range') ?? undefined, size);
}

/** `If-None-Match` compares weakly. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
