import { z } from 'zod';
import { affiliateAttribution } from './attribution-schema.ts';
import { address, buyer, fulfillmentDetails } from './party-schemas.ts';
import { echoedRecord, flatRecord, text, unused, word } from './text-schemas.ts';

/**
 * Requests as agents send them, in the words of every version at once: `items` or `line_items`, a flat or a nested
 * address, a bare token or an instrument. Liberal: unknown fields are ignored (official examples carry some that the
 * schemas forbid), and `quantity` is taken although the 2026 schemas leave it out of request items.
 */
const token = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'is not a payment token');
const amount = z.number().int().min(0);

const item = z.object({
  id: word.min(1),
  quantity: z.number().int().min(1).nullish(),
  /** What the agent showed the buyer. */
  unit_amount: amount.nullish(),
  /** Unreleased: the same, and where it was seen. */
  suggested_price: z
    .object({
      amount,
      source: z.object({
        feed_id: word.min(1),
        channel: unused,
        feed_update_id: unused,
        updated_at: unused,
      }),
      observed_at: z.iso.datetime({ offset: true }),
    })
    .nullish(),
  name: unused,
});
export const items = z.array(item).min(1);

const extension = z.union([word, z.object({ name: word })]);
const capabilities = z.object({
  interventions: z
    .object({
      supported: z.array(word).max(20).nullish(),
      display_context: unused,
      redirect_context: unused,
      max_redirects: unused,
      max_interaction_depth: unused,
    })
    .nullish(),
  extensions: z.array(extension).max(50).nullish(),
  payment: unused,
});

/** One parcel, one place: more than one group cannot be served. */
const fulfillmentGroups = z
  .array(
    z.object({
      id: unused,
      item_ids: unused,
      destination_type: unused,
      fulfillment_details: fulfillmentDetails.nullish(),
      location_id: unused,
      instructions: unused,
    }),
  )
  .max(1, 'this shop sends a purchase to one place only');

const common = {
  buyer: buyer.nullish(),
  fulfillment_details: fulfillmentDetails.nullish(),
  /** 2025-09-29 */
  fulfillment_address: address.nullish(),
  fulfillment_groups: fulfillmentGroups.nullish(),
  discounts: z.object({ codes: z.array(word).max(20).nullish() }).nullish(),
  coupons: z.array(word).max(20).nullish(),
  order_notes: text.nullish(),
  capabilities: capabilities.nullish(),
};

export const createRequest = z.object({
  ...common,
  /** `items` until 2026-01-16. */
  items: items.optional(),
  line_items: items.optional(),
  currency: word.nullish(),
  locale: word.nullish(),
  timezone: word.nullish(),
  metadata: echoedRecord.nullish(),
  affiliate_attribution: affiliateAttribution.nullish(),
  quote_id: unused,
});

/** An option is flat since 2026-01-30, and under the name of its type in 2025-12-12 and 2026-01-16. */
const optionId = word.min(1).optional();
const nestedOption = z.object({ option_id: word.min(1), item_ids: unused }).nullish();

export const updateRequest = z.object({
  ...common,
  /** An empty list empties the cart: the schemas of updates since 2026-01-30 allow it. */
  items: z.array(item).optional(),
  line_items: z.array(item).optional(),
  /** 2025-09-29 */
  fulfillment_option_id: word.min(1).nullish(),
  selected_fulfillment_options: z
    .array(
      z.object({
        type: word.nullish(),
        option_id: optionId,
        item_ids: unused,
        shipping: nestedOption,
        pickup: nestedOption,
        local_delivery: nestedOption,
        digital: nestedOption,
      }),
    )
    .nullish(),
});

const paymentData = z.object({
  handler_id: word.nullish(),
  instrument: z
    .object({
      type: word.nullish(),
      /** Of another way to pay it holds something else: read-payment.ts says that first. */
      credential: z.object({ type: word.nullish(), token: token.optional() }).optional(),
    })
    .optional(),
  /** Until 2026-01-16. */
  token: token.optional(),
  provider: z.literal('stripe').nullish(),
  billing_address: address.nullish(),
  purchase_order_number: word.min(1).nullish(),
  payment_terms: z.enum(['immediate'], 'only immediate payment is possible here').nullish(),
  approval_required: z.literal(false, 'purchases that need approval are not possible here').nullish(),
  due_date: unused,
});

/** AuthenticationResult.outcome of every version. */
const authenticationOutcome = z.enum([
  'abandoned',
  'attempt_acknowledged',
  'authenticated',
  'canceled',
  'denied',
  'informational',
  'internal_error',
  'not_supported',
  'processing_error',
  'rejected',
  // Of 2026-01-16 alone.
  'attempt',
  'failed',
  'unavailable',
]);

export const completeRequest = z.object({
  buyer: buyer.nullish(),
  /** Unreleased: whom to reach, settled together with the payment. */
  fulfillment_details: fulfillmentDetails.nullish(),
  order_notes: text.nullish(),
  affiliate_attribution: affiliateAttribution.nullish(),
  marketing_consents: z
    .array(z.object({ channel: word.min(1), opted_in: z.boolean() }))
    .max(20)
    .nullish(),
  risk_signals: unused,
  authentication_result: z
    .object({
      outcome: authenticationOutcome,
      outcome_details: unused,
    })
    .nullish(),
  payment_data: paymentData,
});

export const cancelRequest = z.object({
  intent_trace: z
    .object({
      reason_code: word.min(1),
      /** 500 characters by the RFC; a longer one is no reason to leave a checkout open. */
      trace_summary: text.nullish(),
      metadata: flatRecord(text).nullish(),
    })
    .nullish(),
});
