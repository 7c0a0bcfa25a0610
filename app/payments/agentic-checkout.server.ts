import Stripe from 'stripe';
import { z } from 'zod';

/**
 * The version in which a Checkout Session of the Agentic Commerce Suite tells items and agent
 * (docs.stripe.com/agentic-commerce/sellers/use-cases/retail/checkout/orders). The released client has no types for
 * these fields, so this module keeps its own.
 */
export const AGENTIC_COMMERCE_API_VERSION = '2025-12-15.preview';

const LINE_FIELDS = ['price.product', 'taxes'];
const EXPAND = [
  ...LINE_FIELDS.map((field) => `line_items.data.${field}`),
  'payment_intent.latest_charge',
  'payment_intent.agent_details',
  'shipping_cost.shipping_rate',
];

/** Stripe's smallest unit; at most what a number holds exactly. */
const amount = z.int().min(0);
const optionalText = z.string().nullish();

const address = z.object({
  line1: optionalText,
  line2: optionalText,
  city: optionalText,
  state: optionalText,
  postal_code: optionalText,
  country: optionalText,
});
const party = z.object({ name: optionalText, address: address.nullish() });

const tax = z.object({
  amount,
  rate: z.object({ display_name: z.string(), percentage: z.number(), inclusive: z.boolean() }),
});

const lineItem = z.object({
  id: z.string(),
  description: optionalText,
  quantity: z.int().positive(),
  amount_subtotal: amount,
  amount_discount: amount,
  amount_tax: amount,
  price: z.object({
    /** The item's id in the catalogue that the merchant gave Stripe. */
    external_reference: optionalText,
    unit_amount: amount.nullish(),
  }),
  taxes: z.array(tax).nullish(),
});

const checkout = z.object({
  id: z.string(),
  status: optionalText,
  currency: z.string(),
  amount_total: amount,
  customer_details: z
    .object({ email: optionalText, name: optionalText, phone: optionalText, address: address.nullish() })
    .nullish(),
  collected_information: z.object({ shipping_details: party.nullish() }).nullish(),
  shipping_cost: z
    .object({
      amount_subtotal: amount,
      amount_tax: amount,
      amount_total: amount,
      shipping_rate: z
        .union([
          z.string(),
          z.object({ display_name: optionalText, metadata: z.record(z.string(), z.string()).nullish() }),
        ])
        .nullish(),
    })
    .nullish(),
  line_items: z.object({ data: z.array(lineItem), has_more: z.boolean() }),
  payment_intent: z.object({
    id: z.string(),
    status: z.string(),
    agent_details: z.object({ network_business_profile: optionalText }).nullish(),
    latest_charge: z
      .object({
        id: z.string(),
        created: z.int(),
        billing_details: z.object({ name: optionalText, address: address.nullish() }).nullish(),
        payment_method_details: z
          .object({ card: z.object({ brand: optionalText, last4: optionalText }).nullish() })
          .nullish(),
      })
      .nullish(),
  }),
});

/** A checkout that Stripe ran for an agent, with the fields that Aisle uses, in Stripe's words. */
export type AgenticCheckout = z.output<typeof checkout>;
export type AgenticLine = z.output<typeof lineItem>;
export type StripeAddress = z.output<typeof address>;

export type ReadCheckout =
  | { status: 'found'; checkout: AgenticCheckout }
  /** No order of an agent's: some other page of the merchant's takes money with Checkout too. */
  | { status: 'not_agentic' }
  /** Stripe says no for good, or something unexpected: staff must look. */
  | { status: 'unreadable'; message: string };

/**
 * Reads a Checkout Session whole. It is an agent's if its payment names one, or its items are of the catalogue.
 * @throws Stripe.errors.StripeError while Stripe does not answer: come back later
 */
export async function readAgenticCheckout(stripe: Stripe, id: string): Promise<ReadCheckout> {
  const options = { apiVersion: AGENTIC_COMMERCE_API_VERSION };
  try {
    const session: unknown = await stripe.checkout.sessions.retrieve(id, { expand: EXPAND }, options);
    const read = checkout.safeParse(session);
    if (!isAgents(session)) return { status: 'not_agentic' };
    if (!read.success) return { status: 'unreadable', message: z.prettifyError(read.error) };
    if (read.data.line_items.has_more) read.data.line_items.data = await allLines(stripe, id);
    return { status: 'found', checkout: read.data };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 'unreadable', message: z.prettifyError(error) };
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const lasting = ['StripeInvalidRequestError', 'StripePermissionError', 'StripeAuthenticationError'];
    if (!lasting.includes(error.type)) throw error;
    return { status: 'unreadable', message: error.message };
  }
}

/** Only the first items come with the session. */
async function allLines(stripe: Stripe, id: string): Promise<AgenticLine[]> {
  const lines = stripe.checkout.sessions.listLineItems(
    id,
    { limit: 100, expand: LINE_FIELDS.map((field) => `data.${field}`) },
    { apiVersion: AGENTIC_COMMERCE_API_VERSION },
  );
  const all: AgenticLine[] = [];
  for await (const line of lines) all.push(lineItem.parse(line));
  return all;
}

const traces = z.object({
  payment_intent: z
    .object({ agent_details: z.object({ network_business_profile: z.string() }).nullish() })
    .nullish()
    .catch(null),
  line_items: z
    .object({ data: z.array(z.object({ price: z.object({ external_reference: optionalText }).nullish() })) })
    .nullish()
    .catch(null),
});

function isAgents(session: unknown): boolean {
  const { payment_intent: intent, line_items: lines } = traces.parse(session);
  return (
    Boolean(intent?.agent_details) || Boolean(lines?.data.some(({ price }) => price?.external_reference))
  );
}
