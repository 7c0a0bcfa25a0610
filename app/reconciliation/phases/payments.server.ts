import type Stripe from 'stripe';
import { formatDecimal } from '#app/kernel/money.ts';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding } from '../finding.ts';
import { hasEnded } from '../purchase-end.ts';
import type { Phase } from '../phase.ts';
import { attemptOf, findLostSale, restoreLostSale, type LostSale } from '../lost-sale.server.ts';
import { behind, createdWithin, stripeAt } from '../stripe-pages.server.ts';

/** PaymentIntents of this shop's sessions, one page of Stripe's list at a time: each has its order, of the same sum. */
export const payments: Phase = {
  name: 'payments',
  async page(scope, span, cursor) {
    const at = await stripeAt(scope, cursor);
    if (!at) return { findings: [], checked: 0, cursor: null };
    const page = await at.stripe.paymentIntents.list({
      created: createdWithin(span),
      limit: 100,
      expand: ['data.latest_charge'],
      ...(at.after && { starting_after: at.after }),
    });
    const ours = page.data.filter(({ metadata }) => metadata.shop === scope.shop.domain);
    const known = await knownOf(scope, ours);
    const findings: Finding[] = [];
    for (const intent of ours) {
      const finding = await judge(scope, at, intent, known);
      if (finding) findings.push(finding);
    }
    return { findings, checked: ours.length, cursor: behind(at, page) };
  },
};

interface Known {
  orders: Map<string | null, { id: string; name: string; total: bigint; currency: string }>;
  purchases: Map<string, { step: string; attempt: number; paymentIntentId: string | null }>;
}

async function knownOf({ db, shop }: ShopScope, intents: Stripe.PaymentIntent[]): Promise<Known> {
  const [orders, purchases] = await Promise.all([
    db.order.findMany({
      where: { shopId: shop.id, paymentIntentId: { in: intents.map(({ id }) => id) } },
      select: { id: true, name: true, total: true, currency: true, paymentIntentId: true },
    }),
    db.purchase.findMany({
      where: { shopId: shop.id, sessionId: { in: intents.map((intent) => sessionOf(intent)) } },
      select: { sessionId: true, step: true, attempt: true, paymentIntentId: true },
    }),
  ]);
  return {
    orders: new Map(orders.map((order) => [order.paymentIntentId, order])),
    purchases: new Map(purchases.map((purchase) => [purchase.sessionId, purchase])),
  };
}

const sessionOf = ({ metadata }: Stripe.PaymentIntent): string => metadata.checkout_session_id ?? '';

async function judge(
  scope: ShopScope,
  { stripe, mode }: { stripe: Stripe; mode: string },
  intent: Stripe.PaymentIntent,
  { orders, purchases }: Known,
): Promise<Finding | null> {
  const order = orders.get(intent.id);
  const purchase = purchases.get(sessionOf(intent));
  if (intent.status === 'succeeded' && order) {
    const { amount, currency } = fromStripeAmount({ ...intent, amount: intent.amount_received });
    if (amount === Number(order.total) && currency === order.currency) return null;
    const sum = (minor: number, code: string) => `${formatDecimal(minor, code)} ${code}`;
    return {
      kind: 'amount_differs',
      subject: intent.id,
      orderId: order.id,
      action: 'attention',
      text: `${order.name} is over ${sum(Number(order.total), order.currency)}, its payment ${intent.id} over ${sum(amount, currency)}.`,
    };
  }
  // A purchase under way owns its payment; it is the first phase's.
  if (order || (purchase && !hasEnded(purchase.step))) return null;
  if (intent.status === 'requires_capture') return release(stripe, intent);
  if (intent.status !== 'succeeded' || isBack(intent)) return null;
  // Its order is put on record again by the phase of sessions.
  if (purchase?.step === 'completed' && purchase.paymentIntentId === intent.id) return null;
  // An attempt that this database has seen end has not been forgotten.
  const attempt = purchase?.attempt ?? 0;
  const lost = attempt < attemptOf(intent) ? await findLostSale(scope, mode, intent) : null;
  if (lost) return foundAgain(scope, lost);
  return {
    kind: 'payment_without_order',
    subject: intent.id,
    action: 'attention',
    text: `${intent.id} was taken, and there is no order for it. Refund it in Stripe unless you know better.`,
  };
}

function foundAgain(scope: ShopScope, sale: LostSale): Finding {
  const { connectionId, intent, order } = sale;
  const found = { kind: 'payment_without_order', subject: intent.id } as const;
  if (connectionId)
    return {
      ...found,
      action: 'restored',
      text: `${order.name} was paid by ${intent.id} and not on record; it is again.`,
      act: (tx) => restoreLostSale(scope, tx, connectionId, sale),
    };
  return {
    ...found,
    action: 'attention',
    text: `${order.name} was paid by ${intent.id} and is not on record, nor is the agent that sold it. Send the goods; the agent cannot be told.`,
  };
}

/** Nobody will take this money: the purchase it was reserved for has ended. */
async function release(stripe: Stripe, { id }: Stripe.PaymentIntent): Promise<Finding | null> {
  const result = await cancelPayment(stripe, {
    paymentIntentId: id,
    idempotencyKey: `reconcile:${id}`,
    reason: 'abandoned',
  });
  if (result.status === 'unknown') throw result.error;
  if (result.status === 'refused') throw new Error(`${id} could not be released: ${result.message}`);
  return {
    kind: 'payment_unclaimed',
    subject: id,
    action: 'canceled',
    text: `${id} was reserved for a purchase that has ended; the money was released.`,
  };
}

function isBack({ latest_charge: charge, amount_received: received }: Stripe.PaymentIntent): boolean {
  return typeof charge === 'object' && charge !== null && charge.amount_refunded >= received;
}
