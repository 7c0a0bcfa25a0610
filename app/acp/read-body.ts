import { AppError } from '#app/kernel/app-error.ts';

/** Largest request body. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Deeper JSON than this is an attack on parsers. */
const MAX_DEPTH = 32;

/**
 * Reads a JSON body: the right content type, at most 1 MB, not nested too deep. An absent body reads as undefined.
 * @throws AppError `unsupported_media_type`, `request_too_large` or `invalid_json`.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readAtMost(request.body, MAX_BODY_BYTES);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('unsupported_media_type', 'The body must be application/json.');
  }
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_json', 'The body is not valid JSON.', { cause });
  }
  if (depth(body) > MAX_DEPTH)
    throw new AppError('invalid_json', `The body is nested deeper than ${MAX_DEPTH} levels.`);
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

function depth(value: unknown): number {
  let deepest = 0;
  const waiting: [unknown, number][] = [[value, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [current, level] = next;
    deepest = Math.max(deepest, level);
    if (level > MAX_DEPTH || typeof current !== 'object' || current === null) continue;
    for (const child of Object.values(current)) waiting.push([child, level + 1]);
  }
  return deepest;
}

function tooLarge(): AppError {
  return new AppError('request_too_large', 'The body is larger than 1 MB.');
}
