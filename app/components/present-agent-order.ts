import type { BadgeProps } from '@shopify/polaris';
import { fromGid } from '#app/shopify/gid.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { EventDelivery, ListedOrder } from '#app/orders/list-agent-orders.server.ts';

export interface Label {
  text: string;
  tone?: BadgeProps['tone'];
  progress?: BadgeProps['progress'];
}

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
  total: string;
  placedAt: string;
  delivery: Label;
}

/** How the merchant reads numbers and times. */
export interface Reader {
  /** BCP 47, as the admin sends it in `locale`. */
  locale: string;
  /** IANA name of the shop's time zone. */
  timeZone: string;
}

const MODES: Record<string, string> = { in_chat: 'In chat', hand_off: 'Hand-off', discovery: 'Discovery' };

/** Order statuses of ACP 2026-04-17 in the words of Shopify's admin. */
const STATUSES: Record<string, Label> = {
  created: { text: 'Created', tone: 'info', progress: 'incomplete' },
  confirmed: { text: 'Unfulfilled', tone: 'attention', progress: 'incomplete' },
  manual_review: { text: 'In review', tone: 'warning', progress: 'incomplete' },
  processing: { text: 'In progress', tone: 'info', progress: 'partiallyComplete' },
  shipped: { text: 'Shipped', progress: 'complete' },
  completed: { text: 'Delivered', tone: 'success', progress: 'complete' },
  canceled: { text: 'Canceled', progress: 'complete' },
};

/** Puts an order into words for the merchant. */
export function presentOrder(order: ListedOrder, reader: Reader): OrderRow {
  return {
    id: order.id,
    name: order.name,
    adminUrl: `shopify:admin/orders/${fromGid(order.shopifyOrderGid)}`,
    agentName: order.agentName,
    isTest: order.isTest,
    mode: MODES[order.sellingMode] ?? order.sellingMode,
    status: STATUSES[order.status] ?? { text: order.status },
    refund: presentRefund(order),
    total: formatMoney(order.total, reader.locale),
    placedAt: formatTime(order.placedAt, reader),
    delivery: presentDelivery(order.delivery, reader),
  };
}

/** In the words of Shopify's admin. */
function presentRefund({ refunded, total }: ListedOrder): Label | null {
  if (refunded === 0) return null;
  return { text: refunded < total.amount ? 'Partially refunded' : 'Refunded' };
}

function presentDelivery(delivery: EventDelivery, reader: Reader): Label {
  switch (delivery.state) {
    case 'off':
      return { text: 'No event address' };
    case 'none':
      return { text: 'Nothing to send' };
    case 'sending':
      return { text: 'Sending', tone: 'info' };
    case 'delivered':
      return { text: 'Up to date', tone: 'success' };
    case 'failing': {
      const answer = delivery.lastStatus ? `agent answered ${delivery.lastStatus}` : 'agent not reached';
      return {
        text: `Retrying ${formatTime(delivery.nextAttemptAt, reader)}: ${answer}`,
        tone: 'warning',
      };
    }
    case 'paused':
      return { text: `Agent not reached: retrying ${formatTime(delivery.until, reader)}`, tone: 'warning' };
    case 'dead':
      return { text: 'Not delivered', tone: 'critical' };
  }
}

/** Formats an instant in the shop's time zone: `Nov 21, 2026, 3:04 PM`. */
export function formatTime(instant: Date, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    instant,
  );
}

/** The same to the second, with the time zone: `Nov 21, 2026, 3:04:05 PM UTC`. */
export function formatExactTime(instant: Date, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(
    instant,
  );
}

/** The reader of a page: the locale the admin sends, if it is one; else English. */
export function readerOf(request: Request, timeZone: string): Reader {
  const [locale] = Intl.NumberFormat.supportedLocalesOf(localesIn(request));
  return { locale: locale ?? 'en', timeZone };
}

function localesIn(request: Request): string[] {
  const asked = new URL(request.url).searchParams.get('locale') ?? '';
  try {
    return Intl.getCanonicalLocales(asked);
  } catch {
    return [];
  }
}
