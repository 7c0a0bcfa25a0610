import { selectItems } from '#app/catalog/find-sellable-items.server.ts';
import { Prisma, type CheckoutSession as Row } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { milestonesOf } from './milestones.ts';
import { readState } from './empty-state.ts';
import type { CheckoutSession, SessionStatus } from './session.ts';
import { statusNow } from './status-now.ts';

/** A session as PostgreSQL gives it to JSON, with what is told of its order. */
export interface SessionRow {
  session: Record<string, unknown>;
  order: CheckoutSession['order'];
}

const COLUMNS: JsonRowTypes<Row> = {
  dates: { pricedAt: true, readyAt: true, createdAt: true, updatedAt: true, expiresAt: true },
  bigints: { total: true },
};

/** Whose session it is, and how that agent sells now. */
export interface SessionReader {
  id: string;
  sellingMode: SellingMode;
}

/** A stored row as the domain's session, with the status that it has now. */
function toSession({ session, order }: SessionRow, sellingMode: SellingMode, now: Date): CheckoutSession {
  const row = readJsonRow<Row>(session, COLUMNS);
  const { id, currency, createdAt, updatedAt, expiresAt, version, pricedAt, readyAt, codes } = row;
  const state = readState(row.state);
  const status = statusNow({ status: row.status as SessionStatus, state, expiresAt }, sellingMode, now);
  const milestones = { pricedAt, readyAt, codes };
  return { id, status, currency, state, order, createdAt, updatedAt, expiresAt, version, milestones };
}

/**
 * A session of a shop and a connection as a value of a larger statement: a {@link SessionRow}, or null.
 * @param shopId of the statement's own, as is `connectionId`
 */
export function selectSession(id: string, shopId: Prisma.Sql, connectionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT json_build_object('session', to_json(session), 'order',
      (SELECT json_build_object('id', id, 'name', name, 'status', status, 'permalinkUrl', snapshot -> 'permalinkUrl')
        FROM orders WHERE session_id = session.id AND shop_id = session.shop_id))
    FROM checkout_sessions AS session
    WHERE id = ${id} AND shop_id = ${shopId} AND connection_id = ${connectionId}`;
}

/** The items of a session's lines in the same way: as `selectItems` has them. Where items are named by SKU there are none. */
export function selectSessionItems(id: string, shopId: Prisma.Sql, connectionId: Prisma.Sql): Prisma.Sql {
  const itemIds = Prisma.sql`
    SELECT line ->> 'itemId' FROM checkout_sessions AS session, jsonb_array_elements(session.state -> 'lines') AS line
    WHERE session.id = ${id} AND session.shop_id = ${shopId} AND session.connection_id = ${connectionId}`;
  return selectItems(itemIds, shopId);
}

/**
 * Reads one session of this shop and this agent connection.
 * @param known what `selectSession` has found already; null: nothing
 * @throws AppError `not_found`, the same for a session that never was and for somebody else's.
 */
export async function loadSession(
  scope: ShopScope,
  tx: RawQueryable,
  connection: SessionReader,
  id: string,
  known?: SessionRow | null,
): Promise<CheckoutSession> {
  const row = known === undefined ? await readRow(scope, tx, connection, id) : known;
  if (!row) throw new AppError('not_found', 'There is no such checkout session.');
  return toSession(row, connection.sellingMode, scope.clock());
}

async function readRow(
  { shop }: ShopScope,
  tx: RawQueryable,
  connection: SessionReader,
  id: string,
): Promise<SessionRow | null> {
  const select = selectSession(id, Prisma.sql`${shop.id}`, Prisma.sql`${connection.id}`);
  const [found] = await tx.$queryRaw<{ row: SessionRow }[]>`SELECT (${select}) AS row`;
  return found!.row;
}

/** A new session's row. */
export function insertSession(scope: ShopScope, connectionId: string, session: CheckoutSession): WritePart {
  const { id, createdAt, expiresAt } = session;
  const row = { ...columns(session), id, connectionId, shopId: scope.shop.id, createdAt, expiresAt };
  return {
    name: 'session',
    sql: Prisma.sql`
      INSERT INTO checkout_sessions (id, shop_id, connection_id, created_at, expires_at, status, currency, state, total,
        priced_at, ready_at, codes, blocked_by, left_because, buyer_email_hash, updated_at)
      VALUES (${row.id}, ${row.shopId}, ${row.connectionId}, ${row.createdAt}::timestamptz, ${row.expiresAt}::timestamptz,
        ${row.status}, ${row.currency}, ${JSON.stringify(row.state)}::jsonb, ${row.total}::bigint,
        ${row.pricedAt}::timestamptz, ${row.readyAt}::timestamptz, ${row.codes}::text[], ${row.blockedBy},
        ${row.leftBecause}, ${row.buyerEmailHash}, ${row.updatedAt}::timestamptz)
      RETURNING id`,
  };
}

/** A changed session's row, if nobody else changed it since it was read; otherwise an AppError `conflict`. */
export function updateSessionRow(scope: ShopScope, session: CheckoutSession): WritePart {
  const row = columns(session);
  return {
    name: 'session',
    otherwise: changedMeanwhile,
    sql: Prisma.sql`
      UPDATE checkout_sessions SET status = ${row.status}, currency = ${row.currency},
        state = ${JSON.stringify(row.state)}::jsonb, total = ${row.total}::bigint,
        priced_at = ${row.pricedAt}::timestamptz, ready_at = ${row.readyAt}::timestamptz, codes = ${row.codes}::text[],
        blocked_by = ${row.blockedBy}, left_because = ${row.leftBecause}, buyer_email_hash = ${row.buyerEmailHash},
        updated_at = ${row.updatedAt}::timestamptz, version = version + 1
      WHERE id = ${session.id} AND shop_id = ${scope.shop.id} AND version = ${session.version}
      RETURNING id`,
  };
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
  if (count === 0) throw changedMeanwhile();
  return { ...session, version: session.version + 1 };
}

function columns(session: CheckoutSession) {
  const email = session.state.buyer?.email ?? session.state.recipient?.email;
  return {
    status: session.status,
    currency: session.currency,
    state: session.state as unknown as Prisma.InputJsonObject,
    total: BigInt(session.state.totals.total),
    ...milestonesOf(session),
    blockedBy: session.state.blocking[0]?.code ?? null,
    leftBecause: session.state.intentTrace?.reasonCode ?? null,
    buyerEmailHash: email ? buyerHash(email) : null,
    updatedAt: session.updatedAt,
  };
}

function changedMeanwhile(): AppError {
  return new AppError('conflict', 'The checkout session was changed by another request.', {
    retryAfterSeconds: 1,
    lostRace: true,
  });
}
