import { formatTime, type Reader } from '#app/i18n/reader.ts';
import type { ListedEvent } from '#app/orders/events/list-order-events.server.ts';
import type { Label } from '../label.ts';
import { nameEvent } from './name-event.ts';

/** An event of an order as a row: text only, so that server and browser cannot format it differently. */
export interface OrderEventRow {
  id: string;
  title: string;
  happenedAt: string;
  state: Label;
  /** When it is tried again, why it was given up, or when it arrived. */
  detail: string;
  attempts: string[];
}

/** Puts an order event into words for the merchant. */
export function presentOrderEvent(event: ListedEvent, reader: Reader): OrderEventRow {
  const { t } = reader;
  return {
    id: event.id,
    title: `${event.sequence}. ${nameEvent(event.type, t)}`,
    happenedAt: formatTime(event.createdAt, reader),
    state: stateLabel(event, reader),
    detail: detail(event, reader),
    attempts: event.deliveries.map(({ at, status, error, durationMs }) => {
      const answer = error ?? (status === null ? t('orders.events.noAnswer') : `HTTP ${status}`);
      return `${formatTime(at, reader)}: ${answer}, ${durationMs} ms`;
    }),
  };
}

function stateLabel({ state, attempts }: ListedEvent, { t }: Reader): Label {
  switch (state) {
    case 'delivered':
      return { text: t('orders.events.state.delivered'), tone: 'success' };
    case 'waiting':
      return attempts > 0
        ? { text: t('orders.events.state.retrying'), tone: 'warning' }
        : { text: t('orders.events.state.sending'), tone: 'info' };
    case 'paused':
      return { text: t('orders.events.state.paused'), tone: 'warning' };
    case 'dead':
      return { text: t('orders.events.state.dead'), tone: 'critical' };
    case 'off':
      return { text: t('orders.events.state.off') };
  }
}

function detail(event: ListedEvent, reader: Reader): string {
  const { t } = reader;
  const time = (instant: Date | null) => (instant ? formatTime(instant, reader) : '');
  switch (event.state) {
    case 'delivered':
      return t('orders.events.detail.delivered', { time: time(event.deliveredAt) });
    case 'waiting':
      return event.attempts > 0
        ? t('orders.events.detail.next', { time: time(event.nextAttemptAt) })
        : t('orders.events.detail.goesOut');
    case 'paused':
      return t('orders.events.detail.paused', { time: time(event.nextAttemptAt) });
    case 'dead':
      return t('orders.events.detail.dead', { reason: event.deadReason ?? '' });
    case 'off':
      return t('orders.events.detail.off');
  }
}
