import { isDeepStrictEqual } from 'node:util';
import type { Order, Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { disputesOf } from './disputes/disputes-of.server.ts';
import { mapShopifyOrder } from './map-shopify-order.ts';
import type { WholeOrder } from './read/read-order.server.ts';
import { recordEvent } from './record-event.server.ts';
import { absorbBooked } from './refunds/absorb-refunds.server.ts';
import { bookedRefunds } from './refunds/booked-refunds.ts';
import { queueSettling } from './refunds/refund-order.server.ts';
import { isOpen } from './refunds/refund-record.ts';
import { tellMoneyKept } from './refunds/tell-money-kept.server.ts';
import { inReview, waitsForDecision } from './review/follow-shopify.server.ts';

/**
 * Stores an order as Shopify has it now, in one transaction: the refunds that are new, whose money a job returns, and, if
 * what the agent may see has changed, the order and an `order_update`. An answer of Shopify's that is older than what is
 * stored changes nothing.
 * @returns whether the agent is told of anything
 */
export function storeOrder(
  scope: ShopScope,
  known: Pick<Order, 'id' | 'sellingMode' | 'currency' | 'shopifyOrderGid' | 'paymentIntentId'>,
  order: WholeOrder,
): Promise<boolean> {
  return scope.db.$transaction(async (tx) => {
    const where = { id: known.id, shopId: scope.shop.id };
    await tx.$queryRaw`SELECT 1 FROM orders WHERE id = ${known.id} AND shop_id = ${scope.shop.id} FOR UPDATE`;
    const { snapshot, readAsOf } = await tx.order.findUniqueOrThrow({
      where,
      select: { snapshot: true, readAsOf: true },
    });
    const asOf = new Date(order.updatedAt);
    if (readAsOf && readAsOf > asOf) return false;
    const refunds = await absorb(scope, tx, known, order);
    const disputes = await disputesOf(scope, tx, known.id);
    const told = (snapshot as unknown as AgentOrder).adjustments;
    const read = mapShopifyOrder(order, { sellingMode: known.sellingMode, refunds, disputes, told });
    if (known.sellingMode === 'in_chat') await tellMoneyKept(scope, tx, known.id, read, refunds);
    const next = (await waitsForDecision(scope, tx, known.id)) ? inReview(read) : read;
    const changed = !isDeepStrictEqual(snapshot, JSON.parse(JSON.stringify(next)));
    await tx.order.update({
      where,
      data: {
        readAsOf: asOf,
        readAt: scope.clock(),
        ...(changed && {
          status: next.status,
          snapshot: next as unknown as Prisma.InputJsonObject,
          updatedAt: scope.clock(),
        }),
      },
    });
    if (changed) await recordEvent(scope, tx, known.id, 'order_update', next satisfies AgentOrder);
    return changed;
  });
}

/** Only of a payment in the chat is a refund in Shopify a wish: where Shopify took the money, it gives it back itself. */
async function absorb(
  scope: ShopScope,
  tx: Queryable,
  known: Pick<Order, 'id' | 'sellingMode' | 'currency' | 'shopifyOrderGid' | 'paymentIntentId'>,
  order: WholeOrder,
) {
  if (known.sellingMode !== 'in_chat' || !known.paymentIntentId) return [];
  const records = await absorbBooked(scope, tx, known, bookedRefunds(order, known.currency));
  if (records.some((record) => record.origin === 'shopify' && isOpen(record) && !record.stripeRefundId))
    await queueSettling(scope, tx, known);
  return records;
}
