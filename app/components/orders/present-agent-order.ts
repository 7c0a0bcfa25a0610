import type { BadgeProps } from '@shopify/polaris';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { EventDelivery, ListedOrder } from '#app/orders/list-agent-orders.server.ts';
import type { Label } from '../label.ts';
import { fromGid } from '#app/shopify/gid.ts';

/** A row of the order table: text only, so that server and browser cannot format it differently. */
export interface OrderRow {
  id: string;
  name: string;
  /** Opens the order in Shopify's admin. */
  adminUrl: string;
  agentName: string;
  isTest: boolean;
  mode: string;
  status: Label;
  /** Null: nothing is back with the buyer. */
  refund: Label | null;
  /** Null where Radar has nothing to say. */
  risk: Label | null;
  /** Null unless staff must decide. */
  review: Label | null;
  total: string;
  placedAt: string;
  delivery: Label;
}

/** Order statuses of ACP 2026-04-17, which are worded as Shopify's admin does. */
const STATUSES: Record<string, Omit<Label, 'text'>> = {
  created: { tone: 'info', progress: 'incomplete' },
  confirmed: { tone: 'attention', progress: 'incomplete' },
  manual_review: { tone: 'warning', progress: 'incomplete' },
  processing: { tone: 'info', progress: 'partiallyComplete' },
  shipped: { progress: 'complete' },
  completed: { tone: 'success', progress: 'complete' },
  canceled: { progress: 'complete' },
};

const RISKS: Record<string, BadgeProps['tone']> = {
  normal: undefined,
  elevated: 'warning',
  highest: 'critical',
};

/** Puts an order into words for the merchant. */
export function presentOrder(order: ListedOrder, reader: Reader): OrderRow {
  const { t } = reader;
  return {
    id: order.id,
    name: order.name,
    adminUrl: `shopify:admin/orders/${fromGid(order.shopifyOrderGid)}`,
    agentName: order.agentName,
    isTest: order.isTest,
    mode: t(`common.modes.${order.sellingMode as 'in_chat'}`),
    status: presentStatus(order.status, reader),
    refund: presentRefund(order, reader),
    risk: presentRisk(order.riskLevel, reader),
    review: order.review === 'pending' ? { text: t('orders.review.pending'), tone: 'warning' } : null,
    total: formatMoney(order.total, reader.locale),
    placedAt: formatTime(order.placedAt, reader),
    delivery: presentDelivery(order.delivery, reader),
  };
}

/** A status nobody knows yet is shown as it is. */
function presentStatus(status: string, { t }: Reader): Label {
  const known = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined;
  return known ? { ...known, text: t(`orders.status.${status as 'created'}`) } : { text: status };
}

function presentRefund({ refunded, total }: ListedOrder, { t }: Reader): Label | null {
  if (refunded === 0) return null;
  return { text: t(refunded < total.amount ? 'orders.refund.partial' : 'orders.refund.full') };
}

function presentRisk(level: string | null, { t }: Reader): Label | null {
  if (level === null) return null;
  if (!Object.hasOwn(RISKS, level)) return { text: t('orders.risk.not_assessed') };
  return { text: t(`orders.risk.${level as 'normal'}`), tone: RISKS[level] };
}

function presentDelivery(delivery: EventDelivery, reader: Reader): Label {
  const { t } = reader;
  switch (delivery.state) {
    case 'off':
      return { text: t('orders.delivery.off') };
    case 'none':
      return { text: t('orders.delivery.none') };
    case 'sending':
      return { text: t('orders.delivery.sending'), tone: 'info' };
    case 'delivered':
      return { text: t('orders.delivery.delivered'), tone: 'success' };
    case 'failing': {
      const time = formatTime(delivery.nextAttemptAt, reader);
      const { lastStatus: status } = delivery;
      return {
        text: status
          ? t('orders.delivery.failingStatus', { time, status: String(status) })
          : t('orders.delivery.failing', { time }),
        tone: 'warning',
      };
    }
    case 'paused':
      return {
        text: t('orders.delivery.paused', { time: formatTime(delivery.until, reader) }),
        tone: 'warning',
      };
    case 'dead':
      return { text: t('orders.delivery.dead'), tone: 'critical' };
  }
}
