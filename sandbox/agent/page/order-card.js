/* global EventSource */
import { h, link, money } from './dom.js';
import { addWire } from './wire.js';

const STATUS = {
  created: 'Order placed',
  confirmed: 'Confirmed by the shop',
  manual_review: 'The shop is looking at it',
  processing: 'Being prepared',
  shipped: 'On its way',
  completed: 'Delivered',
  canceled: 'Canceled',
};

/** The placed order, kept up to date by the seller's signed events. */
export function showOrder(session) {
  const { order } = session;
  const total = session.totals.find((part) => part.type === 'total');
  const steps = h('ol', { class: 'timeline' });
  const live = h('p', { class: 'live' }, h('i'), h('span', {}, 'Waiting for news from the shop'));
  const seen = new Set();

  const events = new EventSource(`/api/checkouts/${encodeURIComponent(session.id)}/events`);
  events.addEventListener('order', (message) => {
    const event = JSON.parse(message.data);
    // A reconnected stream starts from the beginning.
    if (seen.has(event.id)) return;
    seen.add(event.id);
    steps.append(newsItem(event, session.currency));
    live.lastChild.textContent = 'Listening for signed updates';
    addWire([asExchange(event)]);
    live.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
  });

  return h(
    'div',
    { class: 'card order' },
    h('div', { class: 'tick', 'aria-hidden': 'true' }, '✓'),
    h('h3', {}, `Order ${order.order_number ?? order.id}`),
    h(
      'p',
      { class: 'soft' },
      total ? `${money(total.amount, session.currency)} paid. ` : '',
      link(order.permalink_url, 'View the order at the shop'),
    ),
    steps,
    live,
  );
}

function newsItem(event, currency) {
  const { order } = event;
  const parcels = (order.fulfillments ?? []).filter((one) => one.tracking_number);
  const refunds = (order.adjustments ?? []).filter((one) => one.type === 'refund');
  return h(
    'li',
    {},
    h('b', {}, STATUS[order.status] ?? order.status),
    h('time', {}, new Date(event.receivedAt).toLocaleTimeString('en-US')),
    ...parcels.map((parcel) =>
      h('p', {}, `${parcel.carrier ?? 'Parcel'} `, link(parcel.tracking_url, parcel.tracking_number)),
    ),
    ...refunds.map((refund) =>
      h('p', {}, `Refund ${money(refund.amount ?? 0, refund.currency ?? currency)} (${refund.status})`),
    ),
    h('small', {}, `${event.type} · signature verified`),
  );
}

function asExchange(event) {
  return {
    at: event.receivedAt,
    operation: event.type,
    method: 'POST',
    url: '/agentic_checkout/webhooks/order_events',
    incoming: true,
    requestHeaders: {
      'Merchant-Signature': event.signature,
      ...(event.requestId ? { 'Request-Id': event.requestId } : {}),
    },
    requestBody: { type: event.type, data: event.order },
    status: 200,
    responseHeaders: {},
    responseBody: { received: true },
    durationMs: null,
    checkedAs: 'Order',
    problems: [],
  };
}
