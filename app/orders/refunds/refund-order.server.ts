import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { orderQueue } from '../order-queue.ts';
import { refundsOf } from './absorb-refunds.server.ts';

export interface RefundInput {
  /** Minor units of the order's currency; `full`: all that is left. */
  amount: number | 'full';
  /** In words for staff, kept with the refund and in Shopify's note; no buyer data. */
  reason: string;
  /** Cancels the Shopify order and puts its goods back first. Only together with `full`. */
  cancel?: boolean;
  /** Names the request: sent again, by a retry or from a second tab, it is the same refund. */
  requestKey?: string;
}

/**
 * Gives a buyer's money back on behalf of staff: on record here, then a job moves the money at Stripe and books it in
 * Shopify (or cancels the order first), whatever happens on the way. Settled or failed, the record tells; what fails is
 * raised as attention `refund_failed`.
 * @param tx the caller's transaction; without one it has its own
 * @returns the refund's id; of a second request with the same key, or with nothing left to give back, that of the first
 * @throws AppError `not_found`; `invalid` for more than is left, nothing, or an order that was paid in the shop's own
 *   checkout, whose money Aisle never moves
 */
export function refundOrder(
  scope: ShopScope,
  orderId: string,
  input: RefundInput,
  tx?: Queryable,
): Promise<{ refundId: string }> {
  const request = (inside: Queryable) => requestRefund(scope, inside, orderId, input);
  return tx ? request(tx) : scope.db.$transaction(request);
}

async function requestRefund(
  scope: ShopScope,
  tx: Queryable,
  orderId: string,
  { amount, reason, cancel = false, requestKey }: RefundInput,
): Promise<{ refundId: string }> {
  const shopId = scope.shop.id;
  await tx.$queryRaw`SELECT 1 FROM orders WHERE id = ${orderId} AND shop_id = ${shopId} FOR UPDATE`;
  const order = await tx.order.findUnique({ where: { id: orderId, shopId } });
  if (!order) throw new AppError('not_found', 'There is no such order.');
  if (order.sellingMode !== 'in_chat' || !order.paymentIntentId)
    throw new AppError(
      'invalid',
      "This order was paid in the shop's own checkout: refund it in Shopify, where its money is.",
    );
  if (cancel && amount !== 'full')
    throw new AppError('invalid', 'An order that is cancelled is refunded in full.', { param: '$.amount' });
  const before = requestKey && (await tx.refund.findFirst({ where: { shopId, orderId, requestKey } }));
  if (before) return { refundId: before.id };
  const records = (await refundsOf(scope, tx, orderId)).filter(({ state }) => state !== 'failed');
  const left = Number(order.total) - records.reduce((sum, record) => sum + record.amount, 0);
  const wanted = amount === 'full' ? left : amount;
  if (left === 0) {
    // Asked twice, perhaps by two people at once: the money is on its way.
    const last = records.at(-1);
    if (amount === 'full' && last) return again(scope, tx, order, last.id, cancel);
  }
  if (!Number.isSafeInteger(wanted) || wanted <= 0 || wanted > left)
    throw new AppError('invalid', `Between 1 and ${left} can be given back, in minor units.`, {
      param: '$.amount',
    });
  const now = scope.clock();
  const { id } = await tx.refund.create({
    data: {
      id: scope.newId('refund'),
      shopId,
      orderId,
      origin: 'aisle',
      amount: BigInt(wanted),
      currency: order.currency,
      reason,
      requestKey,
      state: 'requested',
      booking: 'wanted',
      cancelsOrder: cancel,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordStaffAction(scope, tx, {
    action: 'order.refunded',
    subjectId: orderId,
    facts: { refund: id, amount: wanted, currency: order.currency },
  });
  await queueSettling(scope, tx, order);
  return { refundId: id };
}

async function again(
  scope: ShopScope,
  tx: Queryable,
  order: { id: string; shopifyOrderGid: string },
  refundId: string,
  cancel: boolean,
): Promise<{ refundId: string }> {
  if (cancel)
    await tx.refund.update({
      where: { id: refundId, shopId: scope.shop.id },
      data: { cancelsOrder: true, updatedAt: scope.clock() },
    });
  await queueSettling(scope, tx, order);
  return { refundId };
}

/** Queues the job that brings both sides of an order's refunds together. One at a time for each order. */
export async function queueSettling(
  { shop }: ShopScope,
  tx: Queryable,
  { id, shopifyOrderGid }: { id: string; shopifyOrderGid: string },
): Promise<void> {
  await addJob(
    tx,
    'settle-refunds',
    { shopId: shop.id, orderId: id },
    { key: `refunds:${id}`, queue: orderQueue(shop.id, shopifyOrderGid) },
  );
}
