import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { formatEnum, formatMoney } from '../format.ts';

export interface TimelineEntry {
  /** ISO 8601. */
  at: string;
  text: string;
}

/** What happened to an order, newest first. */
export function orderTimeline(order: OrderRecord, channel: string | null): TimelineEntry[] {
  const money = (minor: number) => formatMoney(minor, order.currencyCode);
  const entries: TimelineEntry[] = [
    { at: order.createdAt, text: `Order placed${channel ? ` through ${channel}` : ''}.` },
    ...order.transactions
      .filter((row) => row.kind !== 'REFUND')
      .map((row) => ({
        at: row.processedAt,
        text: `${formatEnum(row.kind)} of ${money(row.amountMinor)} by ${row.gateway ?? 'manual payment'}: ${formatEnum(row.status).toLowerCase()}.`,
      })),
    ...order.fulfillments.flatMap((row) => [
      { at: row.createdAt, text: `${units(row.lines)} fulfilled${trackingText(row.tracking)}.` },
      ...row.events.map((event) => ({
        at: event.happenedAt,
        text: `Delivery: ${formatEnum(event.status).toLowerCase()}${event.message ? ` (${event.message})` : ''}.`,
      })),
    ]),
    ...order.refunds.map((row) => ({
      at: row.createdAt,
      text: `${units(row.lines)} removed, ${money(row.totalMinor)} refunded${row.note ? `: ${row.note}` : ''}.`,
    })),
  ];
  if (order.cancelledAt) {
    const reason = order.cancelReason ? `: ${formatEnum(order.cancelReason).toLowerCase()}` : '';
    entries.push({ at: order.cancelledAt, text: `Order canceled${reason}.` });
  }
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.index - a.index)
    .map(({ entry }) => entry);
}

function units(lines: { quantity: number }[]): string {
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return `${count} ${count === 1 ? 'item' : 'items'}`;
}

function trackingText(tracking: OrderRecord['fulfillments'][number]['tracking']): string {
  const first = tracking[0];
  const words = [first?.company, first?.number].filter(Boolean).join(' ');
  return words ? ` with ${words}` : '';
}
