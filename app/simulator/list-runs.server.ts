import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** How a simulated purchase stands: an order has come of it, it is over without one, no session was opened, or it goes on. */
export type RunState = 'ordered' | 'canceled' | 'expired' | 'refused' | 'open';

export interface ListedRun {
  id: string;
  title: string;
  quantity: number;
  createdAt: Date;
  steps: number;
  state: RunState;
}

/** The simulated purchases that are kept, newest first. */
export async function listRuns({ db, shop, clock }: ShopScope): Promise<ListedRun[]> {
  const shopId = shop.id;
  const rows = await db.simulatorRun.findMany({
    where: { shopId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  // As a relation's count, Prisma would count the steps of every shop.
  const counted = await db.simulatorStep.groupBy({
    by: ['runId'],
    where: { shopId, runId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  const stepsOf = new Map(counted.map(({ runId, _count }) => [runId, _count]));
  const ids = rows.flatMap(({ sessionId }) => sessionId ?? []);
  const sessions = await db.checkoutSession.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, status: true, expiresAt: true },
  });
  const states = new Map(sessions.map((session) => [session.id, stateOf(session, clock())]));
  return rows.map(({ id, title, quantity, createdAt, sessionId }) => ({
    ...{ id, title, quantity, createdAt, steps: stepsOf.get(id) ?? 0 },
    // A session that came to nothing is deleted after its time.
    state: sessionId ? (states.get(sessionId) ?? 'expired') : 'refused',
  }));
}

function stateOf({ status, expiresAt }: { status: string; expiresAt: Date }, now: Date): RunState {
  if (status === 'completed') return 'ordered';
  if (status === 'canceled') return 'canceled';
  return status === 'expired' || expiresAt <= now ? 'expired' : 'open';
}
