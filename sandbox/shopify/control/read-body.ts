import type { Context } from 'hono';
import type { z } from 'zod';

/**
 * The JSON body of a control request, checked; an empty body counts as `{}`.
 * @throws ZodError when it does not fit, SyntaxError when it is no JSON.
 */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  const text = await c.req.text();
  return schema.parse(text.trim() ? JSON.parse(text) : {});
}
