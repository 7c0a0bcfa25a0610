import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { pairBooked, pairMoney, stateOfMoney, type BookedRefund, type MoneyRefund } from './pair-refunds.ts';
import { failRefund } from './fail-refund.server.ts';
import { toRefund, type RefundRecord } from './refund-record.ts';

type OrderRow = { id: string; currency: string };

/** The refunds of an order on record, oldest first. The caller holds the order's row if it changes any. */
export async function refundsOf(
  { shop }: ShopScope,
  tx: Queryable,
  orderId: string,
): Promise<RefundRecord[]> {
  const where = { shopId: shop.id, orderId };
  const rows = await tx.refund.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(toRefund);
}

/**
 * Puts on record what Shopify's books have of an order's refunds. A refund that staff made there is a new record, whose
 * money is to be given back. The caller holds the order's row.
 * @returns all records as they are now
 */
export async function absorbBooked(
  scope: ShopScope,
  tx: Queryable,
  order: OrderRow,
  booked: BookedRefund[],
): Promise<RefundRecord[]> {
  const records = await refundsOf(scope, tx, order.id);
  const { links, fresh } = pairBooked(records, booked);
  for (const { recordId, refund } of links) {
    await tx.refund.update({
      where: { id: recordId, shopId: scope.shop.id },
      data: { shopifyRefundGid: refund.gid, booking: 'booked', failure: null, updatedAt: scope.clock() },
    });
    await settleAttention(
      scope,
      tx,
      { kind: 'refund_failed', subject: recordId },
      'Shopify has the refund now.',
    );
  }
  for (const { gid, amount } of fresh)
    await add(scope, tx, order, {
      origin: 'shopify',
      amount,
      shopifyRefundGid: gid,
      state: 'requested',
      booking: 'booked',
    });
  return links.length + fresh.length > 0 ? refundsOf(scope, tx, order.id) : records;
}

/**
 * Puts on record what Stripe has of an order's refunds, and how each stands. A refund that somebody made in Stripe is a
 * new record, which Shopify's books lack. The caller holds the order's row.
 * @returns all records as they are now
 */
export async function absorbMoney(
  scope: ShopScope,
  tx: Queryable,
  order: OrderRow,
  money: MoneyRefund[],
): Promise<RefundRecord[]> {
  const records = await refundsOf(scope, tx, order.id);
  const { links, fresh } = pairMoney(records, money);
  for (const { recordId, refund } of links) {
    await tx.refund.update({
      where: { id: recordId, shopId: scope.shop.id },
      data: {
        stripeRefundId: refund.id,
        state: stateOfMoney(refund.status),
        failure: null,
        updatedAt: scope.clock(),
      },
    });
    await settleAttention(scope, tx, { kind: 'refund_failed', subject: recordId }, 'The money went back.');
  }
  for (const { id, amount, status } of fresh)
    await add(scope, tx, order, {
      origin: 'stripe',
      amount,
      stripeRefundId: id,
      state: stateOfMoney(status),
      booking: 'wanted',
    });
  for (const record of records) {
    const now = money.find(({ id }) => id === record.stripeRefundId);
    const state = now && stateOfMoney(now.status);
    if (!state || state === record.state) continue;
    if (state === 'failed') await failRefund(scope, tx, record, `Stripe: the refund is ${now.status}.`);
    else
      await tx.refund.update({
        where: { id: record.id, shopId: scope.shop.id },
        data: { state, updatedAt: scope.clock() },
      });
  }
  return refundsOf(scope, tx, order.id);
}

async function add(
  scope: ShopScope,
  tx: Queryable,
  order: OrderRow,
  refund: Pick<RefundRecord, 'origin' | 'amount' | 'state' | 'booking'> &
    Partial<Pick<RefundRecord, 'shopifyRefundGid' | 'stripeRefundId'>>,
): Promise<void> {
  const now = scope.clock();
  await tx.refund.create({
    data: {
      id: scope.newId('refund'),
      shopId: scope.shop.id,
      orderId: order.id,
      currency: order.currency,
      createdAt: now,
      updatedAt: now,
      ...refund,
    },
  });
}
