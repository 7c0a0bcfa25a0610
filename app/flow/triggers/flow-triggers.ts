/** What Flow calls the type of a field (shopify.dev, "Flow trigger reference"). */
export type FlowFieldType =
  'order_reference' | 'product_reference' | 'single_line_text_field' | 'number_decimal' | 'boolean' | 'url';

/** Of the order that a trigger is about. */
const ORDER = {
  order_id: 'order_reference',
  'Agent name': 'single_line_text_field',
  /** in_chat | hand_off */
  'Selling mode': 'single_line_text_field',
  /** In whole units of the currency, as Flow compares numbers. */
  Total: 'number_decimal',
  Currency: 'single_line_text_field',
  /** Stripe Radar's view of the charge: normal | elevated | highest | unknown */
  'Risk level': 'single_line_text_field',
  /** Whether its agent is one for tests, which pays with no money. */
  Test: 'boolean',
} as const satisfies Fields;

/** The same where Flow is told twice of one thing, which can happen where a reply of Shopify's is lost. */
const OCCURRENCE = { 'Occurrence id': 'single_line_text_field' } as const satisfies Fields;

type Fields = Record<string, FlowFieldType>;

/**
 * Every trigger of Shopify Flow that Aisle has, and its payload's fields by the keys that Flow knows them by; the key of a
 * reference is Flow's own (`order_id`, `product_id`). `extensions/flow-*` declare the same to Shopify. A handle or a key that was
 * deployed once stays: merchants' workflows hold on to it.
 */
export const FLOW_TRIGGERS = {
  'agent-order-received': { ...ORDER, ...OCCURRENCE },
  'agent-order-needs-review': { ...ORDER, Reason: 'single_line_text_field', ...OCCURRENCE },
  'agent-order-event-failed': {
    ...ORDER,
    /** order_create | order_update; both, with a comma between them */
    'Event type': 'single_line_text_field',
    'Number of events': 'number_decimal',
    Reason: 'single_line_text_field',
    ...OCCURRENCE,
  },
  'feed-has-new-problems': {
    /** One that has the gravest of them: a workflow can tag it, or hide it from agents. */
    product_id: 'product_reference',
    'Products with new problems': 'number_decimal',
    /** Of these, products that a platform would refuse. */
    'Products with new errors': 'number_decimal',
    /** The gravest of them, in words. */
    Problem: 'single_line_text_field',
    Page: 'url',
    ...OCCURRENCE,
  },
} as const satisfies Record<string, Fields>;

export type FlowTrigger = keyof typeof FLOW_TRIGGERS;

type ValueOf<T extends FlowFieldType> = T extends 'number_decimal' | 'order_reference' | 'product_reference'
  ? number
  : T extends 'boolean'
    ? boolean
    : string;

type ValuesOf<F extends Fields> = { -readonly [K in keyof F]: ValueOf<F[K]> };

/** What is told of an order, whichever trigger it is. */
export type FlowOrderFields = ValuesOf<typeof ORDER>;

/** What a trigger tells beside its order and its id. */
export type FlowFacts<H extends FlowTrigger> = Omit<
  ValuesOf<(typeof FLOW_TRIGGERS)[H]>,
  keyof FlowOrderFields | keyof typeof OCCURRENCE
>;

export type FlowPayload = Record<string, string | number | boolean>;

/** Far below the 50000 bytes that Flow takes, and longer than what anybody reads. */
const MOST_CHARACTERS = 1000;

/** A payload with exactly the trigger's fields: texts in one line each, as Flow has them. @throws Error if one is missing */
export function flowPayload(handle: FlowTrigger, values: Partial<FlowPayload>): FlowPayload {
  const fields = Object.keys(FLOW_TRIGGERS[handle]).map((key) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${handle} lacks its field "${key}"`);
    return [key, typeof value === 'string' ? oneLine(value) : value] as const;
  });
  return Object.fromEntries(fields);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`;
}

export const isFlowTrigger = (handle: string): handle is FlowTrigger => Object.hasOwn(FLOW_TRIGGERS, handle);
