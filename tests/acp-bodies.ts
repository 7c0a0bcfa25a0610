import type { AcpVersion } from '#app/agents/acp-versions.ts';

/** Where Jane lives; California taxes there. */
export const ADDRESS = {
  name: 'Jane Doe',
  line_one: '555 Golden Gate Avenue',
  city: 'San Francisco',
  state: 'CA',
  country: 'US',
  postal_code: '94102',
};
const DETAILS = {
  name: 'Jane Doe',
  email: 'jane@example.com',
  phone_number: '14155550100',
  address: ADDRESS,
};
const JANE = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' };

/** What an agent of one version sends: valid by that version's official request schemas. */
export interface AcpBodies {
  create(itemId: string): object;
  address: object;
  choose(optionId: string, lineIds: string[]): object;
  complete(token: string): object;
}

/** 2025-09-12 and 2025-09-29 */
const flat = (buyer: object): AcpBodies => ({
  create: (id) => ({ items: [{ id, quantity: 1 }] }),
  address: { fulfillment_address: ADDRESS },
  choose: (optionId) => ({ fulfillment_option_id: optionId }),
  complete: (token) => ({ buyer, payment_data: { token, provider: 'stripe' } }),
});

/** 2025-12-12 and 2026-01-16 */
const nested: AcpBodies = {
  create: (id) => ({ items: [{ id, quantity: 1 }] }),
  address: { fulfillment_details: DETAILS },
  choose: (option_id, item_ids) => ({
    selected_fulfillment_options: [{ type: 'shipping', shipping: { option_id, item_ids } }],
  }),
  complete: (token) => ({ buyer: JANE, payment_data: { token, provider: 'stripe' } }),
};

/** Since 2026-01-30 */
const negotiated: AcpBodies = {
  create: (id) => ({ line_items: [{ id }], currency: 'usd', capabilities: {} }),
  address: { fulfillment_details: DETAILS },
  choose: (option_id, item_ids) => ({
    selected_fulfillment_options: [{ type: 'shipping', option_id, item_ids }],
  }),
  complete: (token) => ({
    buyer: JANE,
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token } },
    },
  }),
};

export const ACP_BODIES: Record<AcpVersion, AcpBodies> = {
  '2026-04-17': negotiated,
  '2026-01-30': negotiated,
  '2026-01-16': nested,
  '2025-12-12': nested,
  '2025-09-29': flat(JANE),
  '2025-09-12': flat({ email: 'jane@example.com', name: 'Jane Doe' }),
};
