import { expect, test } from 'vitest';
import type { ListedOrder } from '#app/orders/list-agent-orders.server.ts';
import { formatTime } from '#app/i18n/reader.ts';
import { readerIn } from '#tests/reader.ts';
import { presentOrder } from './present-agent-order.ts';

const english = readerIn('en-US', 'America/New_York');

const at = new Date('2026-11-21T02:04:00.000Z');

const order: ListedOrder = {
  id: 'order_1',
  name: '#1001',
  shopifyOrderGid: 'gid://shopify/Order/5001',
  agentName: 'ChatGPT',
  sellingMode: 'in_chat',
  isTest: false,
  riskLevel: 'elevated',
  review: null,
  status: 'shipped',
  refunded: 0,
  total: { amount: 123456, currency: 'USD' },
  placedAt: new Date('2026-11-21T02:04:00.000Z'),
  delivery: { state: 'delivered' },
};

test('an order is put into the words of the admin', () => {
  expect(presentOrder(order, english)).toMatchObject({
    name: '#1001',
    adminUrl: 'shopify:admin/orders/5001',
    mode: 'In chat',
    status: { text: 'Shipped' },
    risk: { text: 'Elevated', tone: 'warning' },
    review: null,
    total: '$1,234.56',
    delivery: { text: 'Up to date', tone: 'success' },
  });
});

test("times are the shop's, whatever the server's clock shows", () => {
  expect(formatTime(order.placedAt, english)).toMatch(/^Nov 20, 2026, 9:04\sPM$/);
  expect(formatTime(order.placedAt, { locale: 'de', timeZone: 'Europe/Berlin' })).toBe('21.11.2026, 03:04');
});

test.each([
  [{ state: 'off' }, 'No event address'],
  [{ state: 'none' }, 'Nothing to send'],
  [{ state: 'sending' }, 'Sending'],
  [
    { state: 'failing', attempts: 2, lastStatus: 503, nextAttemptAt: at },
    'Retrying Nov 20, 2026, 9:04 PM: agent answered 503',
  ],
  [
    { state: 'failing', attempts: 1, lastStatus: null, nextAttemptAt: at },
    'Retrying Nov 20, 2026, 9:04 PM: agent not reached',
  ],
  [{ state: 'paused', until: at }, 'Agent not reached: retrying Nov 20, 2026, 9:04 PM'],
  [{ state: 'dead', since: at }, 'Not delivered'],
] as const)('delivery %o reads %s', (delivery, text) => {
  // Some ICU versions put a narrow space before PM.
  const shown = presentOrder({ ...order, delivery }, english).delivery.text.replaceAll('\u202f', ' ');
  expect(shown).toBe(text);
});

test('a status nobody knows yet is shown as it is', () => {
  expect(presentOrder({ ...order, refunded: 1 }, english).refund).toEqual({ text: 'Partially refunded' });
  expect(presentOrder({ ...order, refunded: order.total.amount }, english).refund).toEqual({
    text: 'Refunded',
  });
  expect(presentOrder({ ...order, status: 'lost_at_sea' }, english).status.text).toBe('lost_at_sea');
});

test('a French reader is told in French', () => {
  expect(presentOrder({ ...order, review: 'pending' }, readerIn('fr'))).toMatchObject({
    mode: 'Dans le chat',
    status: { text: 'Expédiée' },
    review: { text: 'En attente de vous' },
  });
});
