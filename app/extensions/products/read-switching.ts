import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { jsonPath } from '#app/kernel/field-path.ts';

const body = z.strictObject({
  agent: z.string().min(1).max(100),
  searchable: z.boolean().optional(),
  buyable: z.boolean().optional(),
});

/** What staff switch of a product, for one agent. */
export type Switching = z.output<typeof body>;

/**
 * Which switches of which agent are pressed.
 * @throws AppError `invalid`, naming the field
 */
export function readSwitching(given: unknown): Switching {
  const read = body.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const param = jsonPath([...issue.path, ...unknown]);
    throw new AppError('invalid', 'Name an agent, and true or false for searchable or buyable.', { param });
  }
  const { searchable, buyable } = read.data;
  if (searchable === undefined && buyable === undefined)
    throw new AppError('invalid', 'Say true or false for searchable, buyable or both.', {
      param: '$.searchable',
    });
  return read.data;
}
