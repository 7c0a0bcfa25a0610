import { z } from 'zod';
import { email, unused, word } from './text-schemas.ts';

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

export const buyer = z.object({
  email,
  first_name: word.nullish(),
  last_name: word.nullish(),
  full_name: word.nullish(),
  /** OpenAI's word for `full_name`. */
  name: word.nullish(),
  phone_number: word.nullish(),
  company: z
    .object({
      name: word.min(1),
      tax_id: word.nullish(),
      department: word.nullish(),
      cost_center: word.nullish(),
    })
    .nullish(),
  tax_exemption: z
    .object({
      certificate_id: word.min(1),
      certificate_type: word.nullish(),
      exempt_regions: unused,
      expires_at: unused,
    })
    .nullish(),
  customer_id: unused,
  account_type: unused,
  authentication_status: unused,
  loyalty: unused,
});

export const fulfillmentDetails = z.object({
  name: word.nullish(),
  email: email.nullish(),
  phone_number: word.nullish(),
  address: address.nullish(),
});
