import { z } from 'zod';
import { anything, boolean, currency, integer, metadata, text } from '../http/parameters.ts';
import type { Json } from '../state/records.ts';

/** Stored and echoed, without effect on the payment. Customers and Connect are not part of this simulator. */
export const echoedParameters = {
  description: z.string().optional(),
  receipt_email: z.string().optional(),
  shipping: anything.optional(),
  statement_descriptor: z.string().max(22).optional(),
  statement_descriptor_suffix: z.string().max(22).optional(),
  transfer_group: z.string().optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  payment_method_types: z.array(text).optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
};

/** Who pays, in the three ways Stripe takes it. */
export const sourceParameters = {
  payment_method: text.optional(),
  payment_method_data: z
    .strictObject({
      type: text.optional(),
      shared_payment_granted_token: text.optional(),
      billing_details: anything.optional(),
      allow_redisplay: text.optional(),
      metadata: metadata.optional(),
    })
    .optional(),
  shared_payment_granted_token: text.optional(),
};

export const confirmParameters = {
  ...sourceParameters,
  off_session: boolean.optional(),
  error_on_requires_action: boolean.optional(),
  return_url: text.optional(),
  use_stripe_sdk: boolean.optional(),
  payment_method_options: z
    .looseObject({ card: z.looseObject({ request_three_d_secure: text.optional() }).optional() })
    .optional(),
  receipt_email: z.string().optional(),
};

export const amountParameters = {
  amount: integer,
  currency,
  metadata: metadata.optional(),
};

/** Picks the echoed parameters that were given; an empty text unsets. */
export function echoed(params: Json): Json {
  return Object.fromEntries(
    Object.keys(echoedParameters)
      .filter((name) => params[name] !== undefined)
      .map((name) => [name, params[name] === '' ? null : params[name]]),
  );
}

/** Metadata after an update: given keys replace, empty values delete. */
export function mergeMetadata(
  before: Record<string, string>,
  given: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ''));
}
