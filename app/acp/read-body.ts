import { AppError } from '#app/kernel/app-error.ts';

/** Largest request body. */
export const MAX_BODY_BYTES = 1024 * 1024;
const JSON_TYPE = /^application\/json\s*(;|$)/i;
/** Deeper JSON than this is an attack on parsers. */
const MAX_DEPTH = 32;

/**
 * Reads a JSON body: the right content type, at most 1 MB, not nested too deep, numbers that fit (RFC 8785 knows no
 * infinity). An absent body reads as undefined.
 * @throws AppError `unsupported_media_type`, `request_too_large` or `invalid_json`.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readAtMost(request.body, MAX_BODY_BYTES);
  if (bytes.length === 0) return undefined;
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('unsupported_media_type', 'The body must be application/json.');
  }
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_json', 'The body is not valid JSON.', { cause });
  }
  assertModest(body);
  return body;
}

async function readAtMost(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function assertModest(body: unknown): void {
  const waiting: [unknown, number][] = [[body, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, level] = next;
    if (level > MAX_DEPTH)
      throw new AppError('invalid_json', `The body is nested deeper than ${MAX_DEPTH} levels.`);
    if (value === Infinity || value === -Infinity)
      throw new AppError('invalid_json', 'The body holds a number that is too large.');
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Object.values(value)) waiting.push([child, level + 1]);
  }
}

function tooLarge(): AppError {
  return new AppError('request_too_large', 'The body is larger than 1 MB.');
}
