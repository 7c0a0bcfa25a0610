import { expect, test } from 'vitest';
import { pathTemplate } from './observed-http-client.server.ts';

test.each([
  ['/v1/payment_intents', '/v1/payment_intents'],
  ['/v1/payment_intents/pi_3Nx/capture?expand[]=latest_charge', '/v1/payment_intents/{id}/capture'],
  ['/v2/core/accounts/acct_1', '/v2/core/accounts/{id}'],
  ['/v1/shared_payment/granted_tokens/spt_123', '/v1/shared_payment/granted_tokens/{id}'],
])('GIVEN %s THEN it is called %s', (path, expected) => {
  expect(pathTemplate(path)).toBe(expected);
});
