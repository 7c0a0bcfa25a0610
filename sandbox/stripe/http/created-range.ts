import { z } from 'zod';
import { integer } from './parameters.ts';

/** The `created` filter of a list, Unix seconds. */
export const createdRange = z.strictObject({
  gte: integer.optional(),
  gt: integer.optional(),
  lte: integer.optional(),
  lt: integer.optional(),
});

/** Whether something was created within the range; without one everything was. */
export function isWithin(created: number, range: z.output<typeof createdRange> = {}): boolean {
  const { gte = 0, gt = -1, lte = Infinity, lt = Infinity } = range;
  return created >= gte && created > gt && created <= lte && created < lt;
}
