import { z } from 'zod';

/** Text as it may be stored and shown. */
export const text = z
  .string()
  .max(5000)
  .refine(isCleanText, 'must not contain control characters or lone surrogates');
/** Text of one line. */
export const word = text.max(255);
export const email = z.email().max(320);

/** JSON of the agent's own making, kept as it is. */
export const cleanRecord = z
  .record(z.string(), z.unknown())
  .refine(isCleanJson, 'must not contain control characters or lone surrogates');

/** The same, told back with every answer and stored with each: at most 16 KB. */
export const echoedRecord = cleanRecord.refine(
  (record) => Buffer.byteLength(JSON.stringify(record)) <= 16 * 1024,
  'must not be larger than 16 KB',
);

/** Flat, of primitives, at most 20 names (rfc.affiliate_attribution.md, 4.2.2; rfc.intent_traces.md, 3.3 and 5). */
export function flatRecord(value: typeof text) {
  const primitive = z.union([value, z.number(), z.boolean()], {
    error: 'must be text that fits, a number, or a boolean',
  });
  return z
    .record(word.min(1), primitive)
    .refine((record) => Object.keys(record).length <= 20, 'must not have more than 20 names');
}

/** Known to the protocol, of no use here. */
export const unused = z.unknown().optional();

/** No control characters but tab and line breaks, no half of a surrogate pair: PostgreSQL and Shopify refuse both. */
export function isCleanText(value: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  return value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
}

function isCleanJson(value: unknown): boolean {
  if (typeof value === 'string') return isCleanText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, child]) => isCleanText(key) && isCleanJson(child));
}
