import type { z } from 'zod';
import { fieldPath } from '#app/kernel/field-path.ts';

/**
 * A webhook's body that is not what its topic promises: no repeat makes it better, so it is not worked on again. The
 * message names fields, and nothing of what stands in them.
 */
export class MalformedPayload extends Error {}

/**
 * What a handler needs of a webhook's body.
 * @throws MalformedPayload if it is not there
 */
export function readPayload<S extends z.ZodType>(schema: S, payload: unknown): z.output<S> {
  const read = schema.safeParse(payload);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${fieldPath(path) || 'body'}: ${message}`);
  throw new MalformedPayload(issues.join('; '));
}
