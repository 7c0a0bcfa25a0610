import { AppError } from '#app/kernel/app-error.ts';
import { jsonPath } from '#app/kernel/field-path.ts';
import { assertPlainKeys } from './assert-plain-keys.ts';

/** Largest request body. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** JSON in UTF-8 (RFC 8259, section 8.1). Other parameters mean nothing. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;
/** Deeper JSON than this is an attack on parsers. */
const MAX_DEPTH = 32;

/**
 * Reads a JSON body: the right content type, not compressed, at most 1 MB, not nested too deep, numbers that fit (RFC 8785 knows no
 * infinity), every key once and none of a prototype's. An absent body reads as undefined.
 * @throws AppError `unsupported_media_type`, `request_too_large`, or `invalid_json` with the JSONPath of what is wrong.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  // Nothing is unpacked: a few bytes may hold gigabytes (RFC 9110, section 15.5.16).
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? ''))
    throw new AppError('unsupported_media_type', 'The body must not be compressed.');
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  assertJsonType(request.headers.get('content-type') ?? '');
  const { text, body } = parse(bytes);
  assertModest(body);
  assertPlainKeys(text);
  return body;
}

function assertJsonType(type: string): void {
  const charset = CHARSET.exec(type)?.[1] ?? 'utf-8';
  if (JSON_TYPE.test(type) && /^utf-?8$/i.test(charset)) return;
  throw new AppError('unsupported_media_type', 'The body must be application/json in UTF-8.');
}

function parse(bytes: Uint8Array): { text: string; body: unknown } {
  try {
    // A byte order mark is no JSON: RFC 8259, section 8.1 forbids to send one.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, body: JSON.parse(text) };
  } catch (cause) {
    throw new AppError('invalid_json', 'The body is not valid JSON.', { cause, param: '$' });
  }
}

/**
 * A body of a length that was told, which HTTP holds it to, is taken as it comes off the socket: a stream around it
 * costs more than all else that is done to read a request.
 */
async function readBytes(request: Request): Promise<Uint8Array> {
  if (request.headers.get('content-length') === null) return readAtMost(request.body, MAX_BODY_BYTES);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > MAX_BODY_BYTES) throw tooLarge();
  return bytes;
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

/** A value and the way to it. */
interface Place {
  value: unknown;
  level: number;
  key?: string;
  parent?: Place;
}

function assertModest(body: unknown): void {
  const waiting: Place[] = [{ value: body, level: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const parent = next;
    const { value, level } = next;
    if (level > MAX_DEPTH) throw invalid(`The body is nested deeper than ${MAX_DEPTH} levels.`, next);
    if (value === Infinity || value === -Infinity)
      throw invalid('The body holds a number that is too large.', next);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value))
      waiting.push({ value: child, level: level + 1, key, parent });
  }
}

function invalid(message: string, place: Place): AppError {
  const path: PropertyKey[] = [];
  for (let at: Place | undefined = place; at?.parent; at = at.parent)
    path.unshift(Array.isArray(at.parent.value) ? Number(at.key) : at.key!);
  return new AppError('invalid_json', message, { param: jsonPath(path) });
}

function tooLarge(): AppError {
  return new AppError('request_too_large', 'The body is larger than 1 MB.', { param: '$' });
}
