import type { AgentOrderDetail } from '#app/orders/get-agent-order.server.ts';
import { orderTimeline } from '#app/orders/order-timeline.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { describeDecider, describeEntry } from './describe-entry.ts';
import { presentAttention, type AttentionView } from '../attention/present-attention.ts';
import { formatTime, presentOrder, type OrderRow, type Reader } from '../present-agent-order.ts';

/** An order as its page shows it: text only, so that server and browser cannot format it differently. */
export interface OrderDetailView extends OrderRow {
  sessionId: string;
  lines: { id: string; title: string; quantity: string; unitPrice: string; subtotal: string }[];
  totals: { label: string; amount: string; strong?: boolean }[];
  payment: { method: string; paymentIntentId: string; stripeUrl: string } | null;
  timeline: { key: string; at: string; text: string }[];
  attention: AttentionView[];
  review: ReviewView | null;
}

/** Whether staff must decide, or have decided. */
export interface ReviewView {
  state: 'pending' | 'approved' | 'rejected';
  hold: 'waiting' | 'held' | 'nothing_to_hold';
  reasons: string[];
  /** By whom and when; null: not yet. */
  decided: string | null;
}

/** Puts an order with all its parts into words for the merchant. */
export function presentOrderDetail(order: AgentOrderDetail, reader: Reader): OrderDetailView {
  const { content, payment } = order;
  const money = (amount: number) => formatMoney({ amount, currency: content.currency }, reader.locale);
  return {
    ...presentOrder(order, reader),
    sessionId: order.sessionId,
    lines: content.lines.map((line) => ({
      id: line.id,
      title: line.title,
      quantity: describeQuantity(line.quantity),
      unitPrice: money(line.unitPrice),
      subtotal: money(line.subtotal),
    })),
    totals: presentTotals(content.totals, money),
    payment: payment && {
      method: payment.last4 ? `${cardName(payment.brand)} ···· ${payment.last4}` : 'Stripe',
      paymentIntentId: payment.paymentIntentId,
      stripeUrl: stripeUrl(payment),
    },
    timeline: orderTimeline(order).map((entry, index) => ({
      key: `${index}`,
      at: formatTime(entry.at, reader),
      text: describeEntry(entry, order.agentName, money),
    })),
    attention: order.attention.map((item) => presentAttention(item, reader)),
    review: presentReview(order, reader),
  };
}

function presentTotals(
  totals: AgentOrderDetail['content']['totals'],
  money: (amount: number) => string,
): OrderDetailView['totals'] {
  const { subtotal, fulfillment, tax, total, refunded } = totals;
  return [
    { label: 'Subtotal', amount: money(subtotal) },
    { label: 'Shipping', amount: money(fulfillment) },
    { label: 'Taxes', amount: money(tax) },
    { label: 'Total', amount: money(total), strong: true },
    ...(refunded > 0 ? [{ label: 'Refunded', amount: money(-refunded) }] : []),
  ];
}

function describeQuantity({
  ordered,
  current,
  fulfilled,
}: {
  ordered: number;
  current: number;
  fulfilled: number;
}) {
  const notes = [
    current < ordered ? `${ordered - current} removed` : null,
    fulfilled > 0 ? `${fulfilled} fulfilled` : null,
  ].filter(Boolean);
  return notes.length > 0 ? `${ordered} (${notes.join(', ')})` : String(ordered);
}

function cardName(brand: string | null): string {
  return brand ? brand.charAt(0).toUpperCase() + brand.slice(1) : 'Card';
}

function stripeUrl({ paymentIntentId, mode }: NonNullable<AgentOrderDetail['payment']>): string {
  return `https://dashboard.stripe.com/${mode === 'test' ? 'test/' : ''}payments/${paymentIntentId}`;
}

function presentReview({ review }: AgentOrderDetail, reader: Reader): ReviewView | null {
  if (!review) return null;
  return {
    state: review.state,
    hold: review.hold,
    reasons: review.reasons.map(({ text }) => text),
    decided: review.decidedAt
      ? `${describeDecider(review.decidedBy)}, ${formatTime(review.decidedAt, reader)}`
      : null,
  };
}
