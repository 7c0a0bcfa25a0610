import type { Prisma } from '#app/db/client/client.ts';
import type { Money } from '#app/kernel/money.ts';
import type { AgentOrder } from './agent-order.ts';
import { orderFilter, type OrderFilter } from './order-filter.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** An order as the merchant's list shows it. */
export interface ListedOrder {
  id: string;
  /** Shopify's name, e.g. `#1001`. */
  name: string;
  shopifyOrderGid: string;
  agentName: string;
  /** How this order was sold, whatever the agent sells by now: hand_off | in_chat */
  sellingMode: string;
  isTest: boolean;
  /** Stripe Radar's: normal | elevated | highest; null: not assessed. */
  riskLevel: string | null;
  /** pending | approved | rejected; null: no rule wanted one. */
  review: string | null;
  /** Order status of ACP. */
  status: string;
  total: Money;
  /** Back with the buyer, minor units of the total's currency. */
  refunded: number;
  placedAt: Date;
  delivery: EventDelivery;
}

/**
 * How far the agent knows about the order. `off`: it takes no events. `failing`: the oldest event that waits was tried
 * and not taken; later ones wait behind it. `paused`: the agent's endpoint takes nothing from anybody, and is asked
 * again then. `dead`: the newest event was given up.
 */
export type EventDelivery =
  | { state: 'off' | 'none' | 'delivered' | 'sending' }
  | { state: 'failing'; attempts: number; lastStatus: number | null; nextAttemptAt: Date }
  | { state: 'paused'; until: Date }
  | { state: 'dead'; since: Date };

export interface OrderPage {
  orders: ListedOrder[];
  /** Of the next, older page; null on the last. */
  nextCursor: string | null;
}

const PAGE_SIZE = 50;

/** What a listed order is made of (toListedOrder). */
export const listedOrderQuery = {
  include: {
    review: { select: { state: true } },
    session: {
      select: {
        connection: {
          select: {
            name: true,
            mode: true,
            eventUrl: true,
            revokedAt: true,
            endpoint: { select: { openUntil: true } },
          },
        },
      },
    },
    events: {
      where: { OR: [{ nextAttemptAt: { not: null } }, { deadAt: { not: null } }] },
      orderBy: { sequence: 'asc' },
      select: { sequence: true, attempts: true, lastStatus: true, nextAttemptAt: true, deadAt: true },
    },
  },
} as const satisfies Prisma.OrderDefaultArgs;

/**
 * The shop's orders placed by agents, newest first, in pages of 50.
 * @param options.cursor `nextCursor` of the page before. One that no longer exists gives an empty page.
 */
export async function listAgentOrders(
  scope: ShopScope,
  { cursor, ...filter }: OrderFilter & { cursor?: string } = {},
): Promise<OrderPage> {
  const after = cursor && (await placeOf(scope, cursor));
  if (after === null) return { orders: [], nextCursor: null };
  const rows = await scope.db.order.findMany({
    ...listedOrderQuery,
    where: { AND: [orderFilter(scope, filter), after || {}] },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
  });
  const page = rows.slice(0, PAGE_SIZE);
  return {
    orders: page.map(toListedOrder),
    nextCursor: rows.length > PAGE_SIZE ? page.at(-1)!.id : null,
  };
}

/** Everything behind an order of the list; null where there is none. Read along the index, unlike an offset. */
async function placeOf({ db, shop }: ShopScope, cursor: string): Promise<Prisma.OrderWhereInput | null> {
  const order = await db.order.findUnique({
    where: { id: cursor, shopId: shop.id },
    select: { placedAt: true, id: true },
  });
  if (!order) return null;
  const { placedAt, id } = order;
  return { placedAt: { lte: placedAt }, OR: [{ placedAt: { lt: placedAt } }, { id: { lt: id } }] };
}

/** A stored order as lists and its page show it. */
export function toListedOrder(row: Prisma.OrderGetPayload<typeof listedOrderQuery>): ListedOrder {
  const { connection } = row.session;
  return {
    id: row.id,
    name: row.name,
    shopifyOrderGid: row.shopifyOrderGid,
    agentName: connection.name,
    sellingMode: row.sellingMode,
    isTest: connection.mode === 'test',
    riskLevel: row.riskLevel,
    review: row.review?.state ?? null,
    status: row.status,
    total: { amount: Number(row.total), currency: row.currency },
    refunded: (row.snapshot as unknown as AgentOrder).totals.refunded,
    placedAt: row.placedAt,
    delivery: deliveryOf(row),
  };
}

function deliveryOf({
  sequence,
  events,
  session,
}: Prisma.OrderGetPayload<typeof listedOrderQuery>): EventDelivery {
  const { eventUrl, revokedAt, endpoint } = session.connection;
  if (!eventUrl || revokedAt) return { state: 'off' };
  const waiting = events.find(({ nextAttemptAt }) => nextAttemptAt !== null);
  if (!waiting?.nextAttemptAt) {
    const newest = events.find((event) => event.sequence === sequence);
    if (newest?.deadAt) return { state: 'dead', since: newest.deadAt };
    return { state: sequence > 0 ? 'delivered' : 'none' };
  }
  if (endpoint?.openUntil) return { state: 'paused', until: endpoint.openUntil };
  const { attempts, lastStatus, nextAttemptAt } = waiting;
  return attempts > 0 ? { state: 'failing', attempts, lastStatus, nextAttemptAt } : { state: 'sending' };
}
