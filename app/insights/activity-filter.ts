import { z } from 'zod';
import { ACTIVITY_OPERATIONS, CALL_OUTCOMES } from './activity-entry.ts';

const day = z.iso.date();
const filter = z.object({
  who: z.enum(['agents', 'staff']),
  /** An agent connection's id. */
  agent: z.string().min(1).max(100),
  operation: z.enum(ACTIVITY_OPERATIONS),
  /** How calls ended. */
  outcome: z.enum(CALL_OUTCOMES),
  /** Id of what it was about: a session, a cart, an order, a connection. */
  subject: z.string().trim().min(1).max(100),
  /** Days of the shop's calendar, both included. */
  from: day,
  to: day,
});

/** Which entries of the activity log; what is given must all hold. */
export type ActivityFilter = Partial<z.output<typeof filter>>;

/** Reads the filters of an address; what cannot be is as if it were not there. */
export function readActivityFilter(params: URLSearchParams): ActivityFilter {
  const read = Object.entries(filter.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(params.get(name) ?? undefined);
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(read) as ActivityFilter;
}
