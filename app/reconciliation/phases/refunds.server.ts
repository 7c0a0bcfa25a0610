import { queueSettling } from '#app/orders/refunds/refund-order.server.ts';
import { stateOfMoney } from '#app/orders/refunds/pair-refunds.ts';
import type { Finding } from '../finding.ts';
import type { Phase } from '../phase.ts';
import { behind, createdWithin, stripeAt } from '../stripe-pages.server.ts';

const PAGE = 200;

/** Refunds at Stripe, one page of its list at a time: each is on record as it stands. */
export const stripeRefunds: Phase = {
  name: 'stripe_refunds',
  async page(scope, span, cursor) {
    const at = await stripeAt(scope, cursor);
    if (!at) return { findings: [], checked: 0, cursor: null };
    const page = await at.stripe.refunds.list({
      created: createdWithin(span),
      limit: 100,
      ...(at.after && { starting_after: at.after }),
    });
    const orders = await scope.db.order.findMany({
      where: {
        shopId: scope.shop.id,
        sellingMode: 'in_chat',
        paymentIntentId: {
          in: page.data.flatMap(({ payment_intent: id }) => (typeof id === 'string' ? id : [])),
        },
      },
      include: { refunds: true },
    });
    let checked = 0;
    const findings = page.data.flatMap(({ id, status, payment_intent: payment }): Finding[] => {
      const order = orders.find(({ paymentIntentId }) => paymentIntentId === payment);
      if (!order) return [];
      checked += 1;
      const record = order.refunds.find(({ stripeRefundId }) => stripeRefundId === id);
      const state = stateOfMoney(status ?? 'pending');
      if (record ? record.state === state : state === 'failed') return [];
      return [
        {
          kind: 'refund_missing',
          subject: id,
          orderId: order.id,
          action: 'mirrored',
          text: record
            ? `${id} of ${order.name} is ${status ?? 'pending'} at Stripe, and was on record as ${record.state}.`
            : `${order.name} was refunded in Stripe (${id}), and Shopify's books lacked it.`,
          act: (tx) => queueSettling(scope, tx, order),
        },
      ];
    });
    return { findings, checked, cursor: behind(at, page) };
  },
};

/** Refunds on record that stand still between both sides: taken up again. */
export const refunds: Phase = {
  name: 'refunds',
  async page(scope, { until }, cursor) {
    const rows = await scope.db.refund.findMany({
      where: {
        shopId: scope.shop.id,
        updatedAt: { lt: until },
        OR: [{ state: 'requested' }, { booking: 'wanted', state: { in: ['pending', 'succeeded'] } }],
      },
      include: { order: true },
      orderBy: { id: 'asc' },
      take: PAGE,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
    return {
      checked: rows.length,
      cursor: rows.length === PAGE ? rows.at(-1)!.id : null,
      findings: rows.map(({ id, orderId, order, state }) => ({
        kind: 'refund_unfinished',
        subject: id,
        orderId,
        action: 'resumed',
        text:
          state === 'requested'
            ? `A refund of ${order.name} has not reached Stripe.`
            : `A refund of ${order.name} has not reached Shopify's books.`,
        act: (tx) => queueSettling(scope, tx, order),
      })),
    };
  },
};
