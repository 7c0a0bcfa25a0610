import type { DemoBuyer } from './demo-buyer.ts';
import type { WireSession } from './wire-session.ts';

type Body = Record<string, unknown>;

/** What an agent sends at each step of a purchase, in the words of one version of the protocol. */
export interface RequestBodies {
  create(item: { itemId: string; quantity: number; currency: string }): Body;
  address(who: DemoBuyer): Body;
  option(session: WireSession, optionId: string): Body;
  complete(token: string, who: DemoBuyer): Body;
}

/** What the simulator can do for a buyer: it follows a link, and its token brings its own 3-D Secure. */
const CAPABILITIES = {
  interventions: {
    supported: ['3ds'],
    display_context: 'webview',
    redirect_context: 'none',
    max_redirects: 0,
  },
};

/** 2026-01-30 and newer (schema.agentic_checkout.json). */
const negotiated: RequestBodies = {
  // A request's item has no quantity in 2026-04-17 (its issue #264): it is named once per unit.
  create: ({ itemId, quantity, currency }) => ({
    line_items: Array.from({ length: quantity }, () => ({ id: itemId })),
    currency: currency.toLowerCase(),
    capabilities: CAPABILITIES,
  }),
  address: ({ buyer, address }) => ({
    buyer,
    fulfillment_details: {
      name: address.name,
      email: buyer.email,
      phone_number: buyer.phone_number,
      address,
    },
  }),
  option: ({ fulfillment_options: options, selected_fulfillment_options: selected = [], line_items }, id) => {
    const type = options.find((option) => option.id === id)?.type ?? 'shipping';
    const before = selected.find((choice) => choice.type === type);
    const item_ids = before?.item_ids ?? line_items.map((line) => line.id);
    return {
      selected_fulfillment_options: [
        ...selected.filter((choice) => choice.type !== type),
        { type, option_id: id, item_ids },
      ],
    };
  },
  complete: (token, { buyer, address }) => ({
    buyer,
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token } },
      billing_address: address,
    },
  }),
};

/** 2025-09-12, as OpenAI's own pages have it. */
const flat: RequestBodies = {
  create: ({ itemId, quantity }) => ({ items: [{ id: itemId, quantity }] }),
  address: ({ buyer, address }) => ({ buyer: oneName(buyer), fulfillment_address: address }),
  option: (_session, id) => ({ fulfillment_option_id: id }),
  complete: (token, { buyer, address }) => ({
    buyer: oneName(buyer),
    payment_data: { token, provider: 'stripe', billing_address: address },
  }),
};

const oneName = ({ first_name, last_name, ...rest }: DemoBuyer['buyer']) => ({
  name: `${first_name} ${last_name}`,
  ...rest,
});

/** The versions that the simulator speaks: the newest release, and what OpenAI's pages say. */
const BODIES = { '2026-04-17': negotiated, '2025-09-12': flat };
export type SimulatedVersion = keyof typeof BODIES;
export const SIMULATED_VERSIONS = Object.keys(BODIES) as SimulatedVersion[];

/** Whether the simulator speaks it. */
export function isSimulatedVersion(version: unknown): version is SimulatedVersion {
  return SIMULATED_VERSIONS.some((known) => known === version);
}

/** What is sent in that version. */
export function requestBodies(version: SimulatedVersion): RequestBodies {
  return BODIES[version];
}
