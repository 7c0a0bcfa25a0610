import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { formatDecimal, parseDecimal } from '#app/kernel/money.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CancelAndRefundOrderDocument,
  GetOrderMoneyDocument,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { holdReason, type ReviewReason } from './apply-rules.ts';
import { readHolds, releaseHolds } from './fulfillment-holds.server.ts';
import { orderQueue } from '../order-queue.ts';
import { rejectionNote } from './reject-order.server.ts';

interface DecidedOrder {
  id: string;
  name: string;
  shopifyOrderGid: string;
}

/**
 * Does in Shopify what was decided about an order: releases Aisle's holds, or cancels an order that was paid in the
 * shop's checkout (rejectOrder has others refunded). The order is read anew at the end, so that the agent learns of it
 * although no webhook comes. May run any number of times.
 * @throws Error or ShopifyError when it is not sure that it is done: the job is repeated.
 */
export async function carryOutDecision(
  services: Services,
  { shopId, orderId }: JobPayloads['carry-out-decision'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const where = { orderId, shopId };
  const row = scope && (await scope.db.orderReview.findUnique({ where, include: { order: true } }));
  if (!scope || !row) return;
  const { order } = row;
  if (row.state === 'approved') await release(scope, order.shopifyOrderGid);
  if (row.state === 'rejected' && order.sellingMode === 'hand_off')
    await cancelAndRefund(scope, order, row.reasons as unknown as ReviewReason[]);
  const queue = orderQueue(shopId, order.shopifyOrderGid);
  const payload = { shopId, shopifyOrderGid: order.shopifyOrderGid };
  await addJob(scope.db, 'refresh-order', payload, { key: queue, queue });
}

async function release(scope: ShopScope, shopifyOrderGid: string): Promise<void> {
  const holds = await readHolds(scope, shopifyOrderGid);
  for (const { fulfillmentOrderId, holdIds } of holds?.held ?? [])
    await releaseHolds(scope, fulfillmentOrderId, holdIds);
}

/** What Shopify will not cancel (some of it was shipped) is for staff to put right. */
async function cancelAndRefund(
  scope: ShopScope,
  order: DecidedOrder,
  reasons: ReviewReason[],
): Promise<void> {
  const { id: orderId, name, shopifyOrderGid } = order;
  const reason = holdReason(reasons) === 'HIGH_RISK_OF_FRAUD' ? 'FRAUD' : 'OTHER';
  const variables = { orderId: shopifyOrderGid, reason, staffNote: rejectionNote(reasons) } as const;
  const reply = await shopifyAdmin(scope, CancelAndRefundOrderDocument, variables, { lane: 'checkout' });
  const problem = reply.orderCancel?.orderCancelUserErrors[0];
  if (!problem) return;
  // An earlier run was here, or staff in Shopify, who may have kept the money.
  if (/already|cancel+ed/i.test(problem.message)) return tellMoneyKept(scope, order);
  const text = `${name} was rejected, but Shopify will not cancel it: ${problem.message}`;
  await raiseAttention(scope, scope.db, {
    kind: 'refund_failed',
    subject: `review:${orderId}`,
    orderId,
    text,
    facts: { side: 'order', orderName: name },
  });
}

async function tellMoneyKept(
  scope: ShopScope,
  { id: orderId, name, shopifyOrderGid }: DecidedOrder,
): Promise<void> {
  const { order } = await shopifyAdmin(scope, GetOrderMoneyDocument, { id: shopifyOrderGid });
  if (!order) return;
  const [received, refunded] = [order.totalReceivedSet, order.totalRefundedSet].map(({ shopMoney }) =>
    parseDecimal(shopMoney.amount, order.currencyCode),
  );
  const kept = received! - refunded!;
  if (kept <= 0) return;
  await raiseAttention(scope, scope.db, {
    kind: 'canceled_not_refunded',
    subject: orderId,
    orderId,
    text: `${name} was rejected when it had been canceled in Shopify already, and ${formatDecimal(kept, order.currencyCode)} ${order.currencyCode} of the buyer's money stayed with you.`,
    facts: { orderName: name, amount: kept, currency: order.currencyCode },
  });
}
