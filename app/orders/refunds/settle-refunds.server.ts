import type Stripe from 'stripe';
import type { Order } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { listRefunds } from '#app/payments/list-refunds.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import { orderStripe } from '../order-stripe.server.ts';
import { readOrder, type WholeOrder } from '../read/read-order.server.ts';
import { storeOrder } from '../store-order.server.ts';
import { absorbBooked, absorbMoney, refundsOf } from './absorb-refunds.server.ts';
import { bookRefund } from './book-refund.server.ts';
import { bookedRefunds } from './booked-refunds.ts';
import { cancelForRefund } from './cancel-for-refund.server.ts';
import { askForHelp } from './fail-refund.server.ts';
import { moveMoney } from './move-money.server.ts';
import { isOpen, REFUND_METADATA, type RefundRecord } from './refund-record.ts';

/**
 * Brings both sides of an order's refunds together: reads what Shopify's books and Stripe have, puts on record what is
 * new, and does what is lacking (cancel the order, give the money back, book it). Every effect is named by the record,
 * so that a run which died anywhere is finished by the next, and Aisle's own doings that come back as webhooks are
 * known. Then the order is read again, and the agent told. May run any number of times.
 * @throws Error while an outcome is unknown or a side cannot be reached: the job is repeated.
 */
export async function settleRefunds(
  services: Services,
  { shopId, orderId }: JobPayloads['settle-refunds'],
): Promise<void> {
  // Also for a shop that has removed the app meanwhile: a refund that was promised must reach the buyer.
  const shop = await services.db.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const scope = scopeToShop(services, shop);
  const order = await scope.db.order.findUnique({ where: { id: orderId, shopId } });
  if (!order?.paymentIntentId || order.sellingMode !== 'in_chat') return;
  const stripe = await stripeOf(scope, order);
  const before = await read(scope, order);
  const open = await absorbBothSides(scope, stripe, order, order.paymentIntentId, before);
  for (const refund of open) await finish(scope, stripe, order, refund);
  const after = open.length > 0 ? await read(scope, order) : before;
  if (after) await storeOrder(scope, order, after);
}

/** Null where there is no order (any more), or no way to it: the app was removed. */
async function read(scope: ShopScope, { shopifyOrderGid, snapshot }: Order): Promise<WholeOrder | null> {
  if (scope.shop.uninstalledAt) return null;
  const { lines } = snapshot as unknown as AgentOrder;
  return readOrder(scope, shopifyOrderGid, lines.length);
}

/** @returns the refunds that something is still to be done about, oldest first */
async function absorbBothSides(
  scope: ShopScope,
  stripe: Stripe,
  order: Order,
  paymentIntentId: string,
  booked: WholeOrder | null,
): Promise<RefundRecord[]> {
  const money = (await listRefunds(stripe, paymentIntentId)).map(({ id, amount, status, metadata }) => ({
    id,
    amount,
    status,
    recordId: metadata[REFUND_METADATA.record] ?? null,
  }));
  return scope.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM orders WHERE id = ${order.id} AND shop_id = ${scope.shop.id} FOR UPDATE`;
    if (booked) await absorbBooked(scope, tx, order, bookedRefunds(booked, order.currency));
    const records = await absorbMoney(scope, tx, order, money);
    return records.filter(isOpen);
  });
}

/** The steps of one refund, in their order; each stores what it did before the next begins. */
async function finish(scope: ShopScope, stripe: Stripe, order: Order, refund: RefundRecord): Promise<void> {
  const now = async (): Promise<RefundRecord> =>
    (await refundsOf(scope, scope.db, order.id)).find(({ id }) => id === refund.id)!;
  const reachable = !scope.shop.uninstalledAt;
  if (reachable && refund.cancelsOrder && refund.booking === 'wanted' && refund.state === 'requested')
    await cancelForRefund(scope, order, refund);
  let current = await now();
  if (current.state === 'requested') await moveMoney(scope, stripe, order, current);
  current = await now();
  if (
    reachable &&
    current.booking === 'wanted' &&
    (current.state === 'pending' || current.state === 'succeeded')
  )
    await bookRefund(scope, order, current);
}

async function stripeOf(scope: ShopScope, order: Order): Promise<Stripe> {
  try {
    return await orderStripe(scope, order);
  } catch (error) {
    if (error instanceof AppError && error.code === 'payments_not_connected') {
      const open = (await refundsOf(scope, scope.db, order.id)).filter(({ state }) => state === 'requested');
      for (const refund of open) await askForHelp(scope, scope.db, refund, 'No Stripe account is connected.');
    }
    throw error;
  }
}
