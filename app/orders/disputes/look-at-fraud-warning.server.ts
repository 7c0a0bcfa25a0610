import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { orderStripe } from '../order-stripe.server.ts';

/**
 * A card's issuer suspects fraud: staff may refund before it becomes a dispute, which costs a fee. Stripe says when
 * there is nothing to be done about it any more (docs.stripe.com/disputes/measuring, "Early fraud warnings").
 * @throws Error when Stripe cannot be reached: the job is repeated.
 */
export async function lookAtFraudWarning(
  services: Services,
  { shopId, orderId, warningId }: JobPayloads['look-at-fraud-warning'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const order = scope && (await scope.db.order.findUnique({ where: { id: orderId, shopId } }));
  if (!scope || !order) return;
  const stripe = await orderStripe(scope, order);
  const warning = await stripe.radar.earlyFraudWarnings.retrieve(warningId);
  const item = { kind: 'fraud_warning', subject: warningId } as const;
  if (!warning.actionable)
    return settleAttention(scope, scope.db, item, 'The payment was refunded or disputed.');
  const type = warning.fraud_type.replaceAll('_', ' ');
  await raiseAttention(scope, scope.db, {
    ...item,
    orderId,
    text: `The issuer of the card that paid ${order.name} suspects fraud (${type}). Refund it now to avoid a dispute, unless you know the buyer.`,
    facts: { orderName: order.name, fraudType: warning.fraud_type },
  });
}
