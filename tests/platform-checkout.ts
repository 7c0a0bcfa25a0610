import { DEMO_AGENT, DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import type { StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';

/** The buyer of every checkout that Stripe runs for an agent here. */
export const PLATFORM_BUYER = {
  email: 'jamie.rivera@example.com',
  name: 'Jamie Rivera',
  phone: '+14155550132',
  address: {
    line1: '555 Golden Gate Avenue',
    line2: 'Apt 401',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94102',
    country: 'US',
  },
};

export interface PlatformItem {
  sku: string;
  unit_amount: number;
  quantity?: number;
  name?: string;
  discount?: number;
}

/** What the agent is answered: HTTP status and body. */
export interface AgentSees {
  status: number;
  // The simulator's own view of a checkout; tests look into it.
  body: Record<string, never> & {
    id: string;
    status: string;
    error: string;
    reason: string;
    paymentIntent: string;
    lines: { id: string; taxRates: { display_name: string; percentage: number; inclusive: boolean }[] }[];
    shippingRates: { id: string; display_name: string; amount: number }[];
    shippingRate: string;
    totals: { subtotal: number; discount: number; tax: number; shipping: number; total: number };
  };
}

/** An agent that buys through Stripe's Agentic Commerce Suite, by the simulator's controls. */
export function platformAgent(stripe: StripeSimulator) {
  const post = async (path: string, body: object): Promise<AgentSees> => {
    const response = await fetch(`${stripe.url}/_control/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as AgentSees['body'] };
  };
  const start = (items: PlatformItem[], changes: object = {}) =>
    post('delegated_checkouts', {
      seller: DEMO_MERCHANT.profile,
      agent: DEMO_AGENT.profile,
      line_items: items,
      ...changes,
    });
  const update = (id: string, changes: object) => post(`delegated_checkouts/${id}`, changes);
  const confirm = (id: string, paymentMethod = 'pm_card_visa') =>
    post(`delegated_checkouts/${id}/confirm`, { payment_method: paymentMethod });
  return {
    start,
    update,
    confirm,
    /** The seller's settings in the Dashboard. */
    settings: (changes: object) => post(`accounts/${DEMO_MERCHANT.id}/agentic_commerce`, changes),
    /** Start, buyer, payment. */
    async buy(items: PlatformItem[], buyer: object = PLATFORM_BUYER, changes: object = {}) {
      const { body } = await start(items, changes);
      await update(body.id, buyer);
      return confirm(body.id);
    },
  };
}
