import type Stripe from 'stripe';
import type { Order } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { orderStripe } from '../order-stripe.server.ts';
import { readOrder } from '../read/read-order.server.ts';
import { storeOrder } from '../store-order.server.ts';
import { noteDispute } from './note-dispute.server.ts';

/** Stripe waits for the merchant. */
const WAITS_FOR_MERCHANT: readonly string[] = ['needs_response', 'warning_needs_response'];

/**
 * Reads a dispute again from Stripe (its events are only hints): on record, told to staff with the day by which evidence
 * is due, noted on the Shopify order, and told to the agent as an adjustment. May run any number of times.
 * @throws Error when Stripe or Shopify cannot be reached: the job is repeated.
 */
export async function refreshDispute(
  services: Services,
  { shopId, orderId, stripeDisputeId }: JobPayloads['refresh-dispute'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const order = scope && (await scope.db.order.findUnique({ where: { id: orderId, shopId } }));
  if (!scope || !order) return;
  const dispute = await (await orderStripe(scope, order)).disputes.retrieve(stripeDisputeId);
  await scope.db.$transaction(async (tx) => {
    await store(scope, tx, order, dispute);
    await tellStaff(scope, tx, order, dispute);
  });
  await noteDispute(scope, order, stripeDisputeId, inWords(dispute));
  const { lines } = order.snapshot as unknown as AgentOrder;
  const now = await readOrder(scope, order.shopifyOrderGid, lines.length);
  if (now) await storeOrder(scope, order, now);
}

async function store(scope: ShopScope, tx: Queryable, order: Order, dispute: Stripe.Dispute): Promise<void> {
  const money = fromStripeAmount(dispute);
  const facts = {
    amount: BigInt(money.amount),
    currency: money.currency,
    reason: dispute.reason,
    status: dispute.status,
    dueBy: dueBy(dispute),
    updatedAt: scope.clock(),
  };
  const shopId = scope.shop.id;
  await tx.dispute.upsert({
    where: { shopId_stripeDisputeId: { shopId, stripeDisputeId: dispute.id } },
    create: {
      id: scope.newId('dispute'),
      shopId,
      orderId: order.id,
      stripeDisputeId: dispute.id,
      openedAt: new Date(dispute.created * 1000),
      ...facts,
    },
    update: facts,
  });
}

async function tellStaff(
  scope: ShopScope,
  tx: Queryable,
  order: Order,
  dispute: Stripe.Dispute,
): Promise<void> {
  const item = { kind: 'dispute', subject: dispute.id } as const;
  if (!WAITS_FOR_MERCHANT.includes(dispute.status))
    return settleAttention(scope, tx, item, `The dispute is ${dispute.status.replaceAll('_', ' ')}.`);
  const { amount, currency } = fromStripeAmount(dispute);
  return raiseAttention(scope, tx, {
    ...item,
    orderId: order.id,
    text: `The buyer's bank disputes the payment of ${order.name}. ${inWords(dispute)}`,
    facts: {
      orderName: order.name,
      amount,
      currency,
      reason: dispute.reason,
      dueBy: dueBy(dispute)?.toISOString() ?? null,
    },
  });
}

function inWords(dispute: Stripe.Dispute): string {
  const { amount, currency } = fromStripeAmount(dispute);
  const due = WAITS_FOR_MERCHANT.includes(dispute.status) ? dueBy(dispute) : null;
  return [
    `${formatDecimal(amount, currency)} ${currency}`,
    dispute.reason.replaceAll('_', ' '),
    dispute.status.replaceAll('_', ' '),
    ...(due ? [`evidence is due by ${due.toISOString().slice(0, 10)}`] : []),
  ].join(', ');
}

function dueBy({ evidence_details: evidence }: Stripe.Dispute): Date | null {
  return evidence.due_by ? new Date(evidence.due_by * 1000) : null;
}
