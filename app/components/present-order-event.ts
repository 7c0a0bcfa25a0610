import type { ListedEvent } from '#app/orders/events/list-order-events.server.ts';
import { formatTime, type Label, type Reader } from './present-agent-order.ts';

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

const TITLES: Record<string, string> = { order_create: 'New order', order_update: 'Order changed' };

/** Puts an order event into words for the merchant. */
export function presentOrderEvent(event: ListedEvent, reader: Reader): OrderEventRow {
  return {
    id: event.id,
    title: `${event.sequence}. ${TITLES[event.type] ?? event.type}`,
    happenedAt: formatTime(event.createdAt, reader),
    state: stateLabel(event),
    detail: detail(event, reader),
    attempts: event.deliveries.map(({ at, status, error, durationMs }) => {
      const answer = error ?? (status === null ? 'no answer' : `HTTP ${status}`);
      return `${formatTime(at, reader)}: ${answer}, ${durationMs} ms`;
    }),
  };
}

function stateLabel({ state, attempts }: ListedEvent): Label {
  switch (state) {
    case 'delivered':
      return { text: 'Delivered', tone: 'success' };
    case 'waiting':
      return attempts > 0 ? { text: 'Retrying', tone: 'warning' } : { text: 'Sending', tone: 'info' };
    case 'paused':
      return { text: 'Agent not reached', tone: 'warning' };
    case 'dead':
      return { text: 'Not delivered', tone: 'critical' };
    case 'off':
      return { text: 'No event address' };
  }
}

function detail(event: ListedEvent, reader: Reader): string {
  const time = (instant: Date | null) => (instant ? formatTime(instant, reader) : '');
  switch (event.state) {
    case 'delivered':
      return `Taken ${time(event.deliveredAt)}`;
    case 'waiting':
      return event.attempts > 0 ? `Next attempt ${time(event.nextAttemptAt)}` : 'Goes out next';
    case 'paused':
      return `The agent is asked again ${time(event.nextAttemptAt)}`;
    case 'dead':
      return `Given up: ${event.deadReason ?? ''}`;
    case 'off':
      return 'This agent takes no events';
  }
}
