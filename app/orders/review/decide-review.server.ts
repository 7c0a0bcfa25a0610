import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Decision } from './decision.ts';
import { orderQueue } from '../order-queue.ts';
import { recordDecision } from './record-decision.server.ts';
import { recordDecisionEvidence } from './record-decision-evidence.server.ts';
import { rejectOrder } from './reject-order.server.ts';

/**
 * Staff approve an order (its hold is released and it ships) or reject it (the buyer's money goes back and the order
 * is cancelled). The decision is stored with the job that carries it out; deciding the same again sees to it that it is
 * carried out.
 * @param within the caller's transaction; one of its own unless given
 * @throws AppError as recordDecision does.
 */
export async function decideReview(
  scope: ShopScope,
  orderId: string,
  decision: Decision,
  actor: Actor,
  within?: Queryable,
): Promise<void> {
  if (!within) return scope.db.$transaction((tx) => decideReview(scope, orderId, decision, actor, tx));
  const decided = { orderId, decision, by: actor };
  const isNew = await recordDecision(scope, within, decided);
  // An order that was cancelled in Shopify counts as rejected, and its money may not have gone back.
  if (!isNew && decision === 'approved') return;
  if (decision === 'rejected') await rejectOrder(scope, within, orderId);
  else await queueRelease(scope, within, orderId);
  if (!isNew) return;
  await recordDecisionEvidence(scope, within, decided);
  await recordStaffAction(scope, within, { actor, action: `order.${decision}`, subjectId: orderId });
}

async function queueRelease({ shop }: ShopScope, tx: Queryable, orderId: string): Promise<void> {
  const where = { id: orderId, shopId: shop.id };
  const order = await tx.order.findUniqueOrThrow({ where, select: { shopifyOrderGid: true } });
  const options = { key: `decision:${orderId}`, queue: orderQueue(shop.id, order.shopifyOrderGid) };
  await addJob(tx, 'carry-out-decision', { shopId: shop.id, orderId }, options);
}
