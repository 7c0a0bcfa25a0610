import type { AgreedTerms } from '#app/evidence/pack/read-agreed-terms.server.ts';
import type { OrderEventRow } from '#app/components/orders/present-order-event.ts';
import type { OrderDetailView } from '#app/components/orders/present-order-detail.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { Staff } from '#app/shops/staff.ts';
import { badgeOf } from '../badge-of.ts';
import type { OrderBlockView } from '../views.ts';

interface Parts {
  order: OrderDetailView;
  events: OrderEventRow[];
  agreed: AgreedTerms | null;
  currency: string;
}

/** Puts an order into words for its block on Shopify's page. */
export function presentOrderBlock(
  { order, events, agreed, currency }: Parts,
  staff: Staff,
  reader: Reader,
): OrderBlockView {
  const page = `app:app/orders/${order.id}`;
  return {
    id: order.id,
    name: order.name,
    agentName: order.agentName,
    mode: order.mode,
    isTest: order.isTest,
    sessionId: order.sessionId,
    status: badgeOf(order.status),
    risk: order.risk && badgeOf(order.risk),
    lines: order.lines.map(({ title, quantity, subtotal }) => ({ title, quantity, subtotal })),
    totals: order.totals.map(({ label, amount }) => ({ label, amount })),
    agreed: agreed && presentAgreed(agreed, currency, reader),
    payment: order.payment && {
      method: order.payment.method,
      reference: order.payment.paymentIntentId,
      url: order.payment.stripeUrl,
    },
    review: order.review,
    events: events.map(({ title, state, detail }) => ({ title, state: badgeOf(state), detail })),
    // What waits for a decision is told with the review.
    attention: order.attention.filter(({ mayMarkDone }) => mayMarkDone).map(({ text }) => text),
    mayDecide: staff.may('orders.write'),
    evidenceUrl: staff.may('buyers.read') ? `${page}/evidence` : null,
    url: page,
  };
}

function presentAgreed(
  { at, amount, policies, consents }: AgreedTerms,
  currency: string,
  reader: Reader,
): NonNullable<OrderBlockView['agreed']> {
  const { t } = reader;
  return {
    total: amount === null ? null : formatMoney({ amount, currency }, reader.locale),
    at: formatTime(new Date(at), reader),
    terms: [
      ...policies.map(({ title }) => ({ text: title, answer: null })),
      ...consents.map(({ wording, opted_in: answer }) => ({
        text: wording,
        answer: t(answer === null ? 'evidence.facts.noAnswer' : answer ? 'common.yes' : 'common.no'),
      })),
    ],
  };
}
