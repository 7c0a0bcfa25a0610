import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { mapShopifyOrder } from '#app/orders/map-shopify-order.ts';
import { SESSION_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import { recordEvent } from '#app/orders/record-event.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetAdoptableOrderDocument,
  type GetAdoptableOrderQuery,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { readState } from '../empty-state.ts';
import type { SessionState, SessionStatus } from '../session.ts';

/** Paid for or being paid for in the chat: how that ends decides whether the order is this session's. */
const BEING_COMPLETED: SessionStatus[] = ['complete_in_progress', 'in_progress', 'pending_approval'];

type ShopifyOrder = NonNullable<GetAdoptableOrderQuery['order']>;

/**
 * A buyer has paid in Shopify's own checkout: makes that order the session's, tells the agent, and has it marked in
 * Shopify. The order is read anew (webhooks are hints) and must name the session itself. A session that was cancelled
 * or has expired meanwhile is completed all the same: the buyer has paid. May run any number of times.
 * @throws Error while the session is being completed in the chat: the job is repeated.
 */
export async function adoptOrder(
  services: Services,
  { shopId, sessionId, shopifyOrderGid }: JobPayloads['adopt-order'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.checkoutSession.findFirst({
      where: { id: sessionId, shopId, order: null },
      select: { state: true },
    }));
  if (!scope || !row) return;
  const lines = Math.min(100, readState(row.state).lines.length + 10);
  const variables = { id: shopifyOrderGid, lines };
  const { order } = await shopifyAdmin(scope, GetAdoptableOrderDocument, variables, { lane: 'background' });
  if (!order || order.cancelledAt || !names(order, sessionId)) return;
  await scope.db.$transaction((tx) => adopt(scope, tx, sessionId, order));
}

function names({ customAttributes }: ShopifyOrder, sessionId: string): boolean {
  return customAttributes.some(({ key, value }) => key === SESSION_ATTRIBUTE && value === sessionId);
}

async function adopt(scope: ShopScope, tx: Queryable, sessionId: string, order: ShopifyOrder): Promise<void> {
  const where = { id: sessionId, shopId: scope.shop.id };
  await tx.$queryRaw`SELECT 1 FROM checkout_sessions WHERE id = ${sessionId} FOR UPDATE`;
  const session = await tx.checkoutSession.findUnique({ where, include: { order: true } });
  if (!session) return;
  if (session.order) {
    if (session.order.shopifyOrderGid !== order.id)
      scope.log.warn(
        { session: sessionId, order: order.id },
        "a second order of a session stays the shop's own",
      );
    return;
  }
  if (BEING_COMPLETED.includes(session.status as SessionStatus))
    throw new Error(`${sessionId} is being completed in the chat; ${order.id} waits`);
  const now = scope.clock();
  const state: SessionState = { ...readState(session.state), blocking: [], notices: [] };
  await tx.checkoutSession.update({
    where,
    data: {
      status: 'completed',
      state: state as unknown as Prisma.InputJsonObject,
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  const snapshot = mapShopifyOrder(order, 'hand_off');
  const { id } = await tx.order.create({
    data: {
      id: scope.newId('order'),
      shopId: scope.shop.id,
      sessionId,
      connectionId: session.connectionId,
      shopifyOrderGid: order.id,
      name: order.name,
      status: snapshot.status,
      total: BigInt(parseDecimal(order.totalPriceSet.shopMoney.amount, order.currencyCode)),
      currency: order.currencyCode,
      sellingMode: 'hand_off',
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
      placedAt: new Date(order.createdAt),
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordEvent(scope, tx, id, 'order_create', snapshot);
  await addJob(tx, 'annotate-order', { shopId: scope.shop.id, orderId: id }, { key: `annotate:${id}` });
}
