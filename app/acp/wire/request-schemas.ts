import { z } from 'zod';

/**
 * Requests as agents send them, in the words of every version at once: `items` or `line_items`, a flat or a nested
 * address, a bare token or an instrument. Liberal: unknown fields are ignored (official examples carry some that the
 * schemas forbid), and `quantity` is taken although the 2026 schemas leave it out of request items.
 */
const text = z
  .string()
  .max(5000)
  .refine(isCleanText, 'must not contain control characters or lone surrogates');
const word = text.max(255);
const email = z.email().max(320);
const token = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'is not a payment token');

export const address = z.object({
  name: word.min(1),
  company: word.nullish(),
  line_one: word.min(1),
  line_two: word.nullish(),
  city: word.min(1),
  state: word.nullish(),
  country: z.string().regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 alpha-2 country code'),
  postal_code: word,
  /** OpenAI's addresses have one. */
  phone_number: word.nullish(),
});

const buyer = z.object({
  email,
  first_name: word.nullish(),
  last_name: word.nullish(),
  full_name: word.nullish(),
  /** OpenAI's word for `full_name`. */
  name: word.nullish(),
  phone_number: word.nullish(),
});

const items = z.array(z.object({ id: word.min(1), quantity: z.number().int().min(1).nullish() })).min(1);

const fulfillmentDetails = z.object({
  name: word.nullish(),
  email: email.nullish(),
  phone_number: word.nullish(),
  address: address.nullish(),
});

const capabilities = z.object({
  interventions: z.object({ supported: z.array(word).max(20).nullish() }).nullish(),
});

const common = {
  buyer: buyer.nullish(),
  /** `items` until 2026-01-16. */
  items: items.optional(),
  line_items: items.optional(),
  fulfillment_details: fulfillmentDetails.nullish(),
  /** 2025-09-29 */
  fulfillment_address: address.nullish(),
  discounts: z.object({ codes: z.array(word).max(20).nullish() }).nullish(),
  coupons: z.array(word).max(20).nullish(),
  order_notes: text.nullish(),
  capabilities: capabilities.nullish(),
};

export const createRequest = z.object({
  ...common,
  currency: word.nullish(),
  locale: word.nullish(),
});

/** An option is flat since 2026-01-30, and under the name of its type in 2025-12-12 and 2026-01-16. */
const optionId = word.min(1).optional();
const nestedOption = z.object({ option_id: word.min(1) }).nullish();

export const updateRequest = z.object({
  ...common,
  /** 2025-09-29 */
  fulfillment_option_id: word.min(1).nullish(),
  selected_fulfillment_options: z
    .array(
      z.object({
        type: word.nullish(),
        option_id: optionId,
        shipping: nestedOption,
        digital: nestedOption,
      }),
    )
    .nullish(),
});

/** 3D Secure that ended with a no: "MUST NOT attempt authorization" (rfc.delegate_authentication.md), asked for or not. */
const NOT_AUTHENTICATED = ['abandoned', 'canceled', 'denied', 'rejected'];

export const completeRequest = z.object({
  buyer: buyer.nullish(),
  authentication_result: z
    .object({
      outcome: word
        .refine((outcome) => !NOT_AUTHENTICATED.includes(outcome), 'the buyer was not authenticated')
        .nullish(),
    })
    .nullish(),
  payment_data: z.object({
    handler_id: word.nullish(),
    instrument: z
      .object({
        type: word.nullish(),
        credential: z.object({ type: word.nullish(), token }),
      })
      .optional(),
    /** Until 2026-01-16. */
    token: token.optional(),
    provider: z.literal('stripe').nullish(),
    billing_address: address.nullish(),
  }),
});

export const cancelRequest = z.object({
  intent_trace: z
    .object({
      reason_code: word.min(1),
      trace_summary: text.nullish(),
      metadata: z
        .record(z.string(), z.unknown())
        .refine(isCleanJson, 'must not contain control characters or lone surrogates')
        .nullish(),
    })
    .nullish(),
});

/** No control characters but tab and line breaks, no half of a surrogate pair: PostgreSQL and Shopify refuse both. */
function isCleanText(value: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  return value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
}

function isCleanJson(value: unknown): boolean {
  if (typeof value === 'string') return isCleanText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, child]) => isCleanText(key) && isCleanJson(child));
}
