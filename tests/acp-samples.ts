import type { SellerFacts } from '#app/acp/dialect.ts';
import type { OrderEventFacts } from '#app/acp/wire/order-event.ts';
import type { CheckoutSession, Message, SessionStatus } from '#app/checkout/session/session.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { sampleLine, sampleQuotedState, sampleSession, sampleState } from './checkout-samples.ts';

/** A shop that takes payment in the chat and has every policy. */
export const SAMPLE_FACTS: SellerFacts = {
  payment: { merchantId: 'profile_test_1', environment: 'sandbox' },
  interventions: { supported: [], required: [], missing: [] },
  policies: [
    'TERMS_OF_SERVICE',
    'PRIVACY_POLICY',
    'REFUND_POLICY',
    'SHIPPING_POLICY',
    'CONTACT_INFORMATION',
    'LEGAL_NOTICE',
  ].map((type) => ({ type, title: type, url: `https://shop.example/${type.toLowerCase()}` })),
  continueUrl: 'https://shop.example/cart/44001:1',
  marketing: [
    { channel: 'email', text: 'News from Corner Shop', privacyPolicyUrl: 'https://shop.example/privacy' },
  ],
};

/** One message of every severity, and errors with old, new and unheard-of codes. */
export const SAMPLE_MESSAGES: Message[] = [
  { severity: 'error', code: 'out_of_stock', text: 'Mug is out of stock.', param: '$.line_items[0]' },
  {
    severity: 'error',
    code: 'quantity_exceeded',
    text: 'Only 3 of Mug can be ordered.',
    param: '$.line_items[0].quantity',
    resolution: 'requires_buyer_input',
  },
  {
    severity: 'error',
    code: 'missing',
    text: 'A shipping address is needed.',
    param: '$.fulfillment_details.address',
    resolution: 'recoverable',
  },
  { severity: 'error', code: 'from_the_future', text: 'Something new.' },
  {
    severity: 'warning',
    code: 'price_change',
    text: 'The price of Mug has changed.',
    param: '$.line_items[0].unit_amount',
    resolution: 'requires_buyer_review',
  },
  { severity: 'warning', code: 'from_the_future', text: 'Something new.' },
  { severity: 'info', code: 'hello', text: 'Hello.' },
];

const PLACED = {
  id: 'order_1',
  name: '#1001',
  permalinkUrl: 'https://shop.example/orders/1',
  status: 'shipped',
};
const STATUSES: SessionStatus[] = [
  'ready_for_payment',
  'requires_escalation',
  'complete_in_progress',
  'canceled',
  'expired',
];

/** Sessions of every status and shape. */
export const SAMPLE_SESSIONS: [string, CheckoutSession][] = [
  ['fresh', sampleSession()],
  ...STATUSES.map((status): [string, CheckoutSession] => [
    status,
    sampleSession({ status, state: sampleQuotedState() }),
  ]),
  ['completed', sampleSession({ status: 'completed', state: sampleQuotedState(), order: PLACED })],
  [
    'full of messages, with a buyer of one name, discounts and tax in the prices',
    sampleSession({
      state: sampleQuotedState({
        buyer: { email: 'ada@example.com', fullName: 'Ada' },
        blocking: SAMPLE_MESSAGES.filter(({ severity }) => severity === 'error'),
        notices: SAMPLE_MESSAGES.filter(({ severity }) => severity !== 'error'),
        lines: [
          sampleLine({
            quantity: 3,
            discount: 100,
            subtotal: 3650,
            availability: 'backorder',
            available: -2,
            sku: null,
            imageUrls: [],
            options: [{ name: 'Color', value: 'Blue' }],
          }),
        ],
        totals: {
          itemsBase: 3750,
          itemsDiscount: 100,
          subtotal: 3650,
          discount: 50,
          fulfillment: 500,
          tax: 0,
          includedTax: 413,
          total: 4100,
          taxLines: [{ title: 'VAT', rate: 0.2, amount: 413 }],
        },
      }),
    }),
  ],
  [
    'digital, for nobody known',
    sampleSession({
      state: sampleState({
        lines: [sampleLine({ requiresShipping: false })],
        recipient: { email: 'ada@example.com' },
        options: [
          {
            id: 'digital',
            type: 'digital',
            title: 'Digital delivery',
            description: 'By e-mail',
            amount: 0,
            rateHandle: null,
            code: null,
            source: null,
          },
        ],
        selectedOptionId: 'digital',
      }),
    }),
  ],
];

/** An order of two mugs, shipped. */
export const SAMPLE_ORDER: AgentOrder = {
  status: 'shipped',
  name: '#1001',
  permalinkUrl: 'https://shop.example/orders/1',
  currency: 'USD',
  lines: [
    {
      id: '7',
      title: 'Mug',
      variantId: '44001',
      quantity: { ordered: 2, current: 1, fulfilled: 1 },
      unitPrice: 1250,
      subtotal: 2500,
    },
  ],
  fulfillments: [
    {
      id: '9',
      type: 'shipping',
      status: 'shipped',
      lines: [{ id: '7', quantity: 2 }],
      carrier: 'UPS',
      trackingNumber: '1Z999',
      trackingUrl: 'https://ups.example/1Z999',
      events: [{ id: '9_shipped', type: 'shipped', occurredAt: '2026-11-21T10:00:00Z' }],
    },
  ],
  adjustments: [
    {
      id: '11',
      type: 'refund',
      status: 'completed',
      occurredAt: '2026-11-22T10:00:00Z',
      amount: 1250,
      lines: [{ id: '7', quantity: 1 }],
    },
  ],
  totals: { subtotal: 2500, fulfillment: 500, tax: 196, total: 3196, refunded: 1250 },
};

/** An event of an order, in the newest version's words. */
export function sampleEvent(changes: Partial<OrderEventFacts> = {}): OrderEventFacts {
  return {
    type: 'order_update',
    orderId: 'order_1',
    sessionId: 'checkout_session_1',
    order: SAMPLE_ORDER,
    language: 'en',
    ...changes,
  };
}
