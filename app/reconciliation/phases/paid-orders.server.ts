import Stripe from 'stripe';
import type { Order } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { orderStripe } from '#app/orders/order-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding } from '../finding.ts';
import type { Phase } from '../phase.ts';
import { createdWithin } from '../stripe-pages.server.ts';

const PAGE = 100;
/** A payment is older than its order by as long as a purchase may take at most. */
const BEFORE_ORDER_SECONDS = 24 * 3600;

/** Orders sold in the chat, page by page: the payment of each was taken. */
export const paidOrders: Phase = {
  name: 'paid_orders',
  async page(scope, { since, until }, cursor) {
    const rows = await scope.db.order.findMany({
      where: { shopId: scope.shop.id, sellingMode: 'in_chat', placedAt: { gte: since, lt: until } },
      orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
    const findings: Finding[] = [];
    for (const row of await withoutKnownPayment(scope, rows))
      if (!(await isPaid(scope, row)))
        findings.push({
          kind: 'order_without_payment',
          subject: row.shopifyOrderGid,
          orderId: row.id,
          action: 'attention',
          text: `${row.name} stands, and Stripe has no taken payment for it.`,
        });
    return { findings, checked: rows.length, cursor: rows.length === PAGE ? rows.at(-1)!.id : null };
  },
};

/** Those of a page whose payment is not among the taken ones that Stripe lists for its time: usually none. */
async function withoutKnownPayment(scope: ShopScope, rows: Order[]): Promise<Order[]> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const created = createdWithin({
    since: addSeconds(first.placedAt, -BEFORE_ORDER_SECONDS),
    until: addSeconds(last.placedAt, 1),
  });
  const wanted = new Set(rows.map(({ paymentIntentId }) => paymentIntentId));
  for (const stripe of await stripesOf(scope, rows)) {
    for await (const intent of stripe.paymentIntents.list({ created, limit: 100 })) {
      if (intent.status === 'succeeded') wanted.delete(intent.id);
      if (wanted.size === 0) break;
    }
  }
  return rows.filter(({ paymentIntentId }) => wanted.has(paymentIntentId));
}

async function stripesOf(scope: ShopScope, rows: Order[]): Promise<Set<Stripe>> {
  const connections = [...new Set(rows.map(({ connectionId }) => connectionId))];
  return new Set(await Promise.all(connections.map((connectionId) => orderStripe(scope, { connectionId }))));
}

async function isPaid(scope: ShopScope, { connectionId, paymentIntentId }: Order): Promise<boolean> {
  if (!paymentIntentId) return false;
  const stripe = await orderStripe(scope, { connectionId });
  try {
    return (await stripe.paymentIntents.retrieve(paymentIntentId)).status === 'succeeded';
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return false;
    throw error;
  }
}
