import type { Prisma } from '#app/db/client/client.ts';

/** What PostgreSQL's jsonb refuses, as JSON may write it: NUL, and half of a surrogate pair. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/**
 * A webhook's body as it can be stored: characters that PostgreSQL refuses are dropped, as merchants' texts may hold
 * anything. Null if it is no JSON object.
 */
export function parsePayload(raw: Uint8Array): Prisma.InputJsonObject | null {
  const text = new TextDecoder().decode(raw);
  try {
    const payload: unknown = UNSTORABLE.test(text) ? JSON.parse(text, cleanValue) : JSON.parse(text);
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
    return isObject ? (payload as Prisma.InputJsonObject) : null;
  } catch {
    return null;
  }
}

function cleanValue(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [cleanText(key), child]));
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
