import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addOrder } from '#app/orders/add-order.server.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { inReview } from '#app/orders/review/follow-shopify.server.ts';
import { judgeSale } from '#app/orders/review/judge-sale.server.ts';
import { openReview } from '#app/orders/review/open-review.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SessionState } from '../session/session.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import { saleOf } from './sale-of.ts';

/**
 * Puts the order of a purchase on record as the purchase knew it, in the caller's transaction: the event for the agent,
 * the review where one of the shop's rules wants it, and the job that tells Shopify of the risk.
 */
export async function recordPurchasedOrder(
  scope: ShopScope,
  tx: Queryable,
  purchase: PurchaseRecord,
  session: { connectionId: string; state: SessionState; placedAt: Date },
): Promise<void> {
  const shopifyOrderGid = purchase.shopifyOrderGid!;
  const created = purchase.orderSnapshot as unknown as AgentOrder;
  const reasons = await judgeSale(scope, tx, saleOf(purchase, session.state));
  const order = reasons.length > 0 ? inReview(created) : created;
  const id = await addOrder(scope, tx, {
    sessionId: purchase.sessionId,
    connectionId: session.connectionId,
    shopifyOrderGid,
    total: purchase.amount,
    currency: purchase.currency,
    paymentIntentId: purchase.paymentIntentId,
    sellingMode: 'in_chat',
    riskLevel: riskLevelOf(purchase),
    placedAt: session.placedAt,
    order,
  });
  await openReview(scope, tx, { id, name: order.name, shopifyOrderGid }, reasons);
  await addJob(tx, 'assess-risk', { shopId: scope.shop.id, orderId: id }, { key: `risk:${id}` });
}

/** As Stripe tells it with the charge; null where Radar has not looked at it. */
function riskLevelOf({ payment }: PurchaseRecord): string | null {
  const { risk } = (payment ?? {}) as { risk?: { level?: string } | null };
  return risk?.level ?? null;
}
