import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { jsonPath } from '#app/kernel/field-path.ts';
import { readDecision, type Decision } from '#app/orders/review/decision.ts';
import { toGid } from '#app/shopify/gid.ts';

/** As many as a page of Shopify's list has. */
const MOST_AT_ONCE = 250;

const body = z.object({
  orders: z
    .array(z.string().regex(/^\d{1,20}$/))
    .min(1)
    .max(MOST_AT_ONCE),
  decision: z.unknown(),
});

/**
 * A decision about orders that are named by Shopify's numbers.
 * @throws AppError `invalid`, naming the field
 */
export function readDecisions(given: unknown): { gids: string[]; decision: Decision } {
  const read = body.safeParse(given);
  if (!read.success) {
    const param = jsonPath(read.error.issues[0]!.path);
    throw new AppError('invalid', `Name 1 to ${MOST_AT_ONCE} orders by Shopify’s numbers.`, { param });
  }
  const { orders, decision } = read.data;
  return { gids: [...new Set(orders)].map((id) => toGid('Order', id)), decision: readDecision(decision) };
}
