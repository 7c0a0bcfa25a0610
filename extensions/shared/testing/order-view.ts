import type { OrderBlockView } from '../../../app/extensions/views.ts';

/** An order in the chat that waits for a decision. */
export const ORDER: OrderBlockView = {
  id: 'order_1',
  name: '#1001',
  agentName: 'ChatGPT',
  mode: 'In-chat payment',
  isTest: true,
  sessionId: 'session_1',
  status: { text: 'Confirmed', tone: 'caution' },
  risk: { text: 'Elevated risk', tone: 'warning' },
  lines: [{ title: 'Shirt - M', quantity: '2', subtotal: '$20.00' }],
  totals: [
    { label: 'Subtotal', amount: '$20.00' },
    { label: 'Total', amount: '$26.00' },
  ],
  agreed: {
    total: '$26.00',
    at: 'Nov 21, 2026, 3:04 PM',
    terms: [
      { text: 'Refund policy', answer: null },
      { text: 'May we write to you?', answer: 'Yes' },
    ],
  },
  payment: {
    method: 'Visa ···· 4242',
    reference: 'pi_1',
    url: 'https://dashboard.stripe.com/test/payments/pi_1',
  },
  review: { state: 'pending', hold: 'held', reasons: ['The total is above $1.00'], decided: null },
  events: [
    {
      title: '1. Order created',
      state: { text: 'Delivered', tone: 'success' },
      detail: 'Delivered at 3:05 PM',
    },
  ],
  attention: [],
  mayDecide: true,
  evidenceUrl: 'app:app/orders/order_1/evidence',
  url: 'app:app/orders/order_1',
};
