import { z } from 'zod';
import type { Prisma } from '#app/db/client/client.ts';
import { nextDay, startOfDay } from '#app/kernel/calendar-day.ts';
import { toGid } from '#app/shopify/gid.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Order statuses of ACP 2026-04-17 that an agent's order can have. */
export const ORDER_STATUSES = [
  ...(['created', 'confirmed', 'manual_review', 'processing', 'shipped', 'completed', 'canceled'] as const),
];

const day = z.iso.date();
const filter = z.object({
  /** Shopify's name of an order, with or without #, a session's or an order's id. */
  search: z.string().trim().min(1).max(100),
  agent: z.string().min(1),
  mode: z.enum(['in_chat', 'hand_off']),
  status: z.enum(ORDER_STATUSES),
  risk: z.enum(['normal', 'elevated', 'highest']),
  review: z.enum(['pending', 'approved', 'rejected']),
  use: z.enum(['test', 'live']),
  /** Days of the shop's calendar, both included. */
  from: day,
  to: day,
});

/** Which of the shop's orders; what is given must all hold. */
export type OrderFilter = Partial<z.output<typeof filter>>;
export const ORDER_FILTERS = Object.keys(filter.shape) as (keyof OrderFilter)[];

/** Reads the filters of an address; what cannot be is as if it were not there. */
export function readOrderFilter(params: URLSearchParams): OrderFilter {
  const read = Object.entries(filter.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(params.get(name) ?? undefined);
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(read) as OrderFilter;
}

/** The orders of the shop that fit. Each part is served by an index of the list. */
export function orderFilter({ shop }: ShopScope, given: OrderFilter): Prisma.OrderWhereInput {
  const { search, agent, mode, status, risk, review, use, from, to } = given;
  return {
    shopId: shop.id,
    connectionId: agent,
    sellingMode: mode,
    status,
    riskLevel: risk,
    ...(review && { review: { state: review } }),
    ...(use && { session: { connection: { mode: use } } }),
    ...((from || to) && {
      placedAt: {
        ...(from && { gte: startOfDay(from, shop.timezone) }),
        ...(to && { lt: startOfDay(nextDay(to), shop.timezone) }),
      },
    }),
    ...(search && {
      OR: [
        { name: { in: [search, `#${search}`] } },
        { id: search },
        { sessionId: search },
        { shopifyOrderGid: /^\d+$/.test(search) ? toGid('Order', search) : search },
      ],
    }),
  };
}
