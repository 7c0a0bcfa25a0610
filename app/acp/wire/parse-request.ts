import type { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { jsonPath } from '#app/kernel/field-path.ts';

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
