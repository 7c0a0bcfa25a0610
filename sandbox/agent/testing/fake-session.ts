import type {
  AcpOrder,
  AcpTotal,
  CheckoutSession,
  CompleteSessionRequest,
  UpdateSessionRequest,
} from '#sandbox/agent/acp-types.ts';

const UNIT = 4800;
const SHIPPING = { standard: 500, express: 1500 };
const TAX_PERCENT = 8;

/** A session without an address, so not payable yet. */
export function newSession(id: string, items: { id: string }[]): CheckoutSession {
  const subtotal = UNIT * items.length;
  return {
    id,
    status: 'not_ready_for_payment',
    currency: 'usd',
    capabilities: {
      payment: {
        handlers: [
          {
            id: 'card_tokenized',
            name: 'dev.acp.tokenized.card',
            version: '2026-01-22',
            spec: 'https://acp.dev/handlers/tokenized.card',
            requires_delegate_payment: true,
            requires_pci_compliance: false,
            psp: 'stripe',
            config_schema: 'https://acp.dev/schemas/handlers/tokenized.card/config.json',
            instrument_schemas: ['https://acp.dev/schemas/handlers/tokenized.card/instrument.json'],
            config: {},
          } as { id: string; name: string; psp: string },
        ],
      },
    },
    line_items: [
      {
        id: 'li_1',
        item: { id: items[0]!.id },
        quantity: items.length,
        name: 'Linen Shirt - Sand / M',
        unit_amount: UNIT,
        totals: [{ type: 'subtotal', display_text: 'Subtotal', amount: subtotal }],
      },
    ],
    fulfillment_options: [],
    totals: [
      { type: 'subtotal', display_text: 'Subtotal', amount: subtotal },
      { type: 'total', display_text: 'Total', amount: subtotal },
    ],
    messages: [
      {
        type: 'error',
        code: 'missing',
        param: '$.fulfillment_details.address',
        content_type: 'plain',
        content: 'A shipping address is needed.',
      },
    ],
    links: [
      { type: 'terms_of_use', url: 'https://shop.example/terms' },
      { type: 'privacy_policy', url: 'https://shop.example/privacy' },
    ],
  };
}

/** The session after an update: options, tax, and payable. */
export function updated(session: CheckoutSession, change: UpdateSessionRequest): CheckoutSession {
  const option = (id: 'standard' | 'express', title: string, description: string) => ({
    type: 'shipping' as const,
    id,
    title,
    description,
    totals: [{ type: 'total', display_text: title, amount: SHIPPING[id] }],
  });
  const selected = change.selected_fulfillment_options ??
    session.selected_fulfillment_options ?? [
      { type: 'shipping' as const, option_id: 'standard', item_ids: ['li_1'] },
    ];
  return {
    ...session,
    status: 'ready_for_payment',
    fulfillment_options: [
      option('standard', 'Standard', 'Arrives in 4-6 days'),
      option('express', 'Express', 'Arrives in 1-2 days'),
    ],
    selected_fulfillment_options: selected,
    totals: totals(session, SHIPPING[selected[0]!.option_id as 'standard' | 'express']),
    messages: [],
  };
}

function totals(session: CheckoutSession, shipping: number): AcpTotal[] {
  const subtotal = session.line_items[0]!.quantity * UNIT;
  const tax = Math.round((subtotal * TAX_PERCENT) / 100);
  return [
    { type: 'subtotal', display_text: 'Subtotal', amount: subtotal },
    { type: 'fulfillment', display_text: 'Shipping', amount: shipping },
    { type: 'tax', display_text: 'Tax', amount: tax },
    { type: 'total', display_text: 'Total', amount: subtotal + shipping + tax },
  ];
}

/** The session after a completion: its order, or the message that the card was declined. */
export function completed(session: CheckoutSession, request: CompleteSessionRequest): CheckoutSession {
  if (request.payment_data.instrument.credential.token.includes('declined')) {
    const content = 'Your card was declined. Try another card.';
    return {
      ...session,
      messages: [{ type: 'error', code: 'payment_declined', content_type: 'plain', content }],
    };
  }
  return { ...session, status: 'completed', messages: [], order: fakeOrder(session.id) };
}

/** An order of the fake seller, schema-valid; spread changes over it for updates. */
export function fakeOrder(checkoutSessionId: string): AcpOrder {
  return {
    type: 'order',
    id: `order_${checkoutSessionId}`,
    checkout_session_id: checkoutSessionId,
    order_number: '#1001',
    permalink_url: 'https://shop.example/orders/1001',
    status: 'created',
  };
}
