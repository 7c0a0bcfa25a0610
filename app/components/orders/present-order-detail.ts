import type { AgentOrderDetail } from '#app/orders/get-agent-order.server.ts';
import type { ListedEvent } from '#app/orders/events/list-order-events.server.ts';
import { orderTimeline } from '#app/orders/order-timeline.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { describeEntry } from './describe-entry.ts';
import { attentionText } from '../attention/attention-text.ts';
import { presentAttention, type AttentionView } from '../attention/present-attention.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { nameReason } from './name-reason.ts';
import { presentOrder, type OrderRow } from './present-agent-order.ts';

/** An order as its page shows it: text only, so that server and browser cannot format it differently. */
export interface OrderDetailView extends Omit<OrderRow, 'review'> {
  sessionId: string;
  lines: { id: string; title: string; quantity: string; unitPrice: string; subtotal: string }[];
  totals: { label: string; amount: string; strong?: boolean }[];
  payment: { method: string; paymentIntentId: string; stripeUrl: string } | null;
  timeline: { key: string; at: string; text: string }[];
  attention: AttentionView[];
  refunding: RefundingView;
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
export function presentOrderDetail(
  order: AgentOrderDetail,
  events: ListedEvent[],
  reader: Reader,
): OrderDetailView {
  const { t } = reader;
  const { content, payment } = order;
  const money = (amount: number) => formatMoney({ amount, currency: content.currency }, reader.locale);
  const attention = order.attention.map((item) => ({ ...item, text: attentionText(item, reader) }));
  return {
    ...presentOrder({ ...order, review: order.review?.state ?? null }, reader),
    sessionId: order.sessionId,
    lines: content.lines.map((line) => ({
      id: line.id,
      title: line.title,
      quantity: describeQuantity(line.quantity, t),
      unitPrice: money(line.unitPrice),
      subtotal: money(line.subtotal),
    })),
    totals: presentTotals(content.totals, money, t),
    payment: payment && {
      method: payment.last4 ? `${cardName(payment.brand, t)} ···· ${payment.last4}` : 'Stripe',
      paymentIntentId: payment.paymentIntentId,
      stripeUrl: stripeUrl(payment),
    },
    timeline: orderTimeline({ ...order, events, attention }).map((entry, index) => ({
      key: `${index}`,
      at: formatTime(entry.at, reader),
      text: describeEntry(entry, { t, agentName: order.agentName, money }),
    })),
    attention: order.attention.map((item) => presentAttention(item, reader)),
    refunding: presentRefunding(order, reader, money),
    review: presentReview(order, reader),
  };
}

function presentTotals(
  totals: AgentOrderDetail['content']['totals'],
  money: (amount: number) => string,
  t: Translate,
): OrderDetailView['totals'] {
  const { subtotal, fulfillment, tax, total, refunded } = totals;
  return [
    { label: t('orders.detail.subtotal'), amount: money(subtotal) },
    { label: t('orders.detail.shipping'), amount: money(fulfillment) },
    { label: t('orders.detail.taxes'), amount: money(tax) },
    { label: t('orders.detail.total'), amount: money(total), strong: true },
    ...(refunded > 0 ? [{ label: t('orders.detail.refunded'), amount: money(-refunded) }] : []),
  ];
}

function describeQuantity(
  { ordered, current, fulfilled }: { ordered: number; current: number; fulfilled: number },
  t: Translate,
): string {
  const notes = [
    current < ordered ? t('orders.detail.removed', { count: ordered - current }) : null,
    fulfilled > 0 ? t('orders.detail.fulfilled', { count: fulfilled }) : null,
  ].filter(Boolean);
  return notes.length > 0 ? `${ordered} (${notes.join(', ')})` : String(ordered);
}

function cardName(brand: string | null, t: Translate): string {
  return brand ? brand.charAt(0).toUpperCase() + brand.slice(1) : t('orders.detail.card');
}

/** What can be given back, and what is on its way. `left`: null where Aisle never moves the money. */
export interface RefundingView {
  left: { decimal: string; text: string } | null;
  isInShopify: boolean;
  refunds: { id: string; amount: string; state: string; reason: string | null }[];
}

function presentRefunding(
  { content, payment, refunds, status }: AgentOrderDetail,
  { t }: Reader,
  money: (amount: number) => string,
): RefundingView {
  const given = refunds
    .filter(({ state }) => state !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
  const left = content.totals.total - given;
  const isOpen = payment !== null && left > 0 && status !== 'canceled';
  return {
    left: isOpen ? { decimal: formatDecimal(left, content.currency), text: money(left) } : null,
    isInShopify: payment === null,
    refunds: refunds.map(({ id, amount, state, reason }) => ({
      ...{ id, reason },
      amount: money(amount),
      state: t(`orders.refunding.state.${state}`),
    })),
  };
}

function stripeUrl({ paymentIntentId, mode }: NonNullable<AgentOrderDetail['payment']>): string {
  return `https://dashboard.stripe.com/${mode === 'test' ? 'test/' : ''}payments/${paymentIntentId}`;
}

function presentReview({ review }: AgentOrderDetail, reader: Reader): ReviewView | null {
  if (!review) return null;
  return {
    state: review.state,
    hold: review.hold,
    reasons: review.reasons.map((reason) => nameReason(reason, reader)),
    decided: review.decidedAt
      ? decidedBy(review.decidedBy, formatTime(review.decidedAt, reader), reader)
      : null,
  };
}

/** Shopify names people to nobody but itself, so staff are known by their number. */
function decidedBy(by: string | null, time: string, { t }: Reader): string {
  if (by === 'shopify' || by === 'command' || by === 'flow') return t(`orders.decide.by.${by}`, { time });
  return t('orders.decide.by.staff', { id: by?.replace(/^staff:/, '') ?? '?', time });
}
