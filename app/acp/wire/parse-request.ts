import type { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';

/**
 * Checks a body against a request schema.
 * @throws AppError `missing` or `invalid` with the JSONPath of the first field that is wrong.
 */
export function parseRequest<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const param = jsonPath(issue.path);
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  if (missing) throw new AppError('missing', `${param} is required.`, { param });
  throw new AppError('invalid', `${param}: ${issue.message}`, { param });
}

/** Nobody needs more of a name to recognise it, and an error must not repeat a megabyte. */
const MAX_NAME = 200;

/** `['line_items', 0, 'id']` → `$.line_items[0].id` (RFC 9535). Names without end are cut. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    const short = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
    return /^[A-Za-z_]\w*$/.test(short) ? `${text}.${short}` : `${text}[${JSON.stringify(short)}]`;
  }, '$');
}
