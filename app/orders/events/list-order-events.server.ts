import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** What became of an order event so far. */
export type EventState = 'delivered' | 'waiting' | 'paused' | 'dead' | 'off';

/** An event of an order, as the merchant sees it. */
export interface ListedEvent {
  id: string;
  sequence: number;
  /** order_create | order_update */
  type: string;
  createdAt: Date;
  /**
   * `waiting`: due at `nextAttemptAt`, or behind an older one. `paused`: the agent's endpoint fails, and is asked again
   * at `nextAttemptAt`. `dead`: given up. `off`: the agent takes no events.
   */
  state: EventState;
  attempts: number;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  deadReason: string | null;
  replayedAt: Date | null;
  /** Newest last; what is older than the activity log is gone. */
  deliveries: { at: Date; status: number | null; error: string | null; durationMs: number }[];
}

/** More of an event's attempts than a page has room for. */
const MOST_DELIVERIES = 50;

/**
 * The events of an order, oldest first, with every attempt to deliver them; null if the shop has no such order.
 */
export async function listOrderEvents(scope: ShopScope, orderId: string): Promise<ListedEvent[] | null> {
  const shopId = scope.shop.id;
  const order = await scope.db.order.findFirst({
    where: { id: orderId, shopId },
    include: {
      session: { select: { connection: { include: { endpoint: { select: { openUntil: true } } } } } },
      events: {
        orderBy: { sequence: 'asc' },
        include: { deliveries: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST_DELIVERIES } },
      },
    },
  });
  if (!order) return null;
  const { eventUrl, revokedAt, endpoint } = order.session.connection;
  const takesNone = !eventUrl || revokedAt !== null;
  const openUntil = endpoint?.openUntil ?? null;
  return order.events.map(({ payload: _payload, deliveries, ...event }) => ({
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    createdAt: event.createdAt,
    state: stateOf(event, { takesNone, openUntil }),
    attempts: event.attempts,
    nextAttemptAt: event.nextAttemptAt && (openUntil ?? event.nextAttemptAt),
    deliveredAt: event.deliveredAt,
    deadReason: event.deadReason,
    replayedAt: event.replayedAt,
    deliveries: deliveries
      .reverse()
      .map(({ at, status, error, durationMs }) => ({ at, status, error, durationMs })),
  }));
}

function stateOf(
  { nextAttemptAt, deadAt }: { nextAttemptAt: Date | null; deadAt: Date | null },
  { takesNone, openUntil }: { takesNone: boolean; openUntil: Date | null },
): EventState {
  if (deadAt) return 'dead';
  if (!nextAttemptAt) return 'delivered';
  if (takesNone) return 'off';
  return openUntil ? 'paused' : 'waiting';
}
