import { expect, test } from 'vitest';
import { SAMPLE_ADDRESS } from '#tests/checkout-samples.ts';
import { assertBillingCountry } from './assert-billing-country.ts';
import type { PostalAddress, Recipient } from '../session/session.ts';

const billTo = (country: string): PostalAddress => ({ ...SAMPLE_ADDRESS, country });
const shipTo: Recipient = { address: SAMPLE_ADDRESS };
const nobody: Recipient = { email: 'ada@example.com' };

test.each<[string, string[], Recipient | null, PostalAddress | undefined, code: string | null]>([
  ['every country', [], null, undefined, null],
  ['a country the bill is from', ['CA', 'US'], nobody, billTo('US'), null],
  ['another one than the bill is from', ['CA'], null, billTo('US'), 'country_not_allowed'],
  ['some, and nothing says where the buyer is', ['CA'], nobody, undefined, 'missing'],
  ['some, and the goods are shipped', ['CA'], shipTo, undefined, null],
  ['some, and the goods are shipped elsewhere than billed', ['US'], shipTo, billTo('CA'), null],
])('GIVEN an agent that may sell to %s', (_what, allowedCountries, recipient, billing, code) => {
  const assert = () => assertBillingCountry({ allowedCountries }, recipient, billing);
  if (code === null) expect(assert()).toBeUndefined();
  else expect(assert).toThrow(expect.objectContaining({ code }));
});
