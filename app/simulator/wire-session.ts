import { z } from 'zod';
import { jsonPath } from '#app/kernel/field-path.ts';

/** What every version's checkout session has, as an agent reads it. Amounts are minor units of `currency`. */
const wireSession = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  currency: z.string().length(3),
  line_items: z.array(z.object({ id: z.string() })),
  fulfillment_options: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      title: z.string(),
      totals: z.array(z.object({ type: z.string(), amount: z.number() })).optional(),
    }),
  ),
  /** Since 2025-12-12; flat since 2026-01-30. */
  selected_fulfillment_options: z
    .array(
      z.object({
        type: z.string(),
        option_id: z.string().optional(),
        item_ids: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** 2025-09-12 and 2025-09-29 */
  fulfillment_option_id: z.string().optional(),
  totals: z.array(z.object({ type: z.string(), display_text: z.string(), amount: z.int() })),
  messages: z.array(
    z.object({
      type: z.string(),
      code: z.string().optional(),
      param: z.string().optional(),
      content: z.string(),
    }),
  ),
  links: z.array(z.object({ type: z.string(), url: z.url() })),
  continue_url: z.string().optional(),
  order: z
    .object({ id: z.string().min(1), permalink_url: z.url(), order_number: z.string().optional() })
    .optional(),
});

export type WireSession = z.output<typeof wireSession>;

/** The session in an answer; null where it is none. */
export function readWireSession(body: unknown): WireSession | null {
  return wireSession.safeParse(body).data ?? null;
}

/** What keeps an answer from being a session, as `path: problem`; null: nothing. */
export function shapeProblem(body: unknown): string | null {
  const issue = wireSession.safeParse(body).error?.issues[0];
  return issue ? `${jsonPath(issue.path)}: ${issue.message}` : null;
}

/** Minor units of one of the session's sums; null where it has none of that type. */
export function sumOf({ totals }: Pick<WireSession, 'totals'>, type: string): number | null {
  return totals.find((sum) => sum.type === type)?.amount ?? null;
}

/** The delivery that is chosen; null: none is. */
export function chosenOption(session: WireSession): string | null {
  return session.fulfillment_option_id ?? session.selected_fulfillment_options?.[0]?.option_id ?? null;
}
