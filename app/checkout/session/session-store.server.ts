import type { Prisma } from '#app/db/client/client.ts';
import type { CheckoutSession as Row, Order } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readState } from './empty-state.ts';
import type { CheckoutSession, SessionStatus } from './session.ts';
import { statusNow } from './status-now.ts';

type RowWithOrder = Row & { order: Order | null };

/** Whose session it is, and how that agent sells now. */
export interface SessionReader {
  id: string;
  sellingMode: SellingMode;
}

/** A stored row as the domain's session, with the status that it has now. */
function toSession(row: RowWithOrder, sellingMode: SellingMode, now: Date): CheckoutSession {
  const { order, expiresAt } = row;
  const state = readState(row.state);
  return {
    id: row.id,
    status: statusNow({ status: row.status as SessionStatus, state, expiresAt }, sellingMode, now),
    currency: row.currency,
    state,
    order: order && {
      id: order.id,
      name: order.name,
      status: order.status,
      permalinkUrl: (order.snapshot as { permalinkUrl: string }).permalinkUrl,
    },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    expiresAt,
    version: row.version,
  };
}

/**
 * Reads one session of this shop and this agent connection.
 * @throws AppError `not_found`, the same for a session that never was and for somebody else's.
 */
export async function loadSession(
  scope: ShopScope,
  tx: Queryable,
  connection: SessionReader,
  id: string,
): Promise<CheckoutSession> {
  const row = await tx.checkoutSession.findFirst({
    where: { id, shopId: scope.shop.id, connectionId: connection.id },
    include: { order: true },
  });
  if (!row) throw new AppError('not_found', 'There is no such checkout session.');
  return toSession(row, connection.sellingMode, scope.clock());
}

/** Inserts a new session. */
export async function insertSession(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  session: CheckoutSession,
): Promise<void> {
  await tx.checkoutSession.create({
    data: {
      id: session.id,
      shopId: scope.shop.id,
      connectionId,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      ...columns(session),
    },
  });
}

/**
 * Writes a changed session if nobody else changed it since it was read, and it is as `condition` wants it.
 * @throws AppError `conflict` otherwise: the caller reads again and repeats.
 */
export async function saveSession(
  scope: ShopScope,
  tx: Queryable,
  session: CheckoutSession,
  condition: Prisma.CheckoutSessionWhereInput = {},
): Promise<CheckoutSession> {
  const { count } = await tx.checkoutSession.updateMany({
    where: { ...condition, id: session.id, shopId: scope.shop.id, version: session.version },
    data: { ...columns(session), version: session.version + 1 },
  });
  if (count === 0) {
    throw new AppError('conflict', 'The checkout session was changed by another request.', {
      retryAfterSeconds: 1,
      lostRace: true,
    });
  }
  return { ...session, version: session.version + 1 };
}

function columns(session: CheckoutSession) {
  const email = session.state.buyer?.email ?? session.state.recipient?.email;
  return {
    status: session.status,
    currency: session.currency,
    state: session.state as unknown as Prisma.InputJsonObject,
    total: BigInt(session.state.totals.total),
    buyerEmailHash: email ? buyerHash(email) : null,
    updatedAt: session.updatedAt,
  };
}
