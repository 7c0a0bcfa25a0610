import { expect, test } from 'vitest';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

test.each([
  [
    { amount: 1999, currency: 'USD' },
    { amount: 1999, currency: 'usd' },
  ],
  [
    { amount: 1999, currency: 'JPY' },
    { amount: 1999, currency: 'jpy' },
  ],
  [
    { amount: 1990, currency: 'KWD' },
    { amount: 1990, currency: 'kwd' },
  ],
  [
    { amount: 1999, currency: 'ISK' },
    { amount: 199_900, currency: 'isk' },
  ],
  [
    { amount: 1999, currency: 'UGX' },
    { amount: 199_900, currency: 'ugx' },
  ],
  [
    { amount: 500_000, currency: 'MGA' },
    { amount: 5000, currency: 'mga' },
  ],
])('%j is %j at Stripe, and back', (money, stripe) => {
  expect(toStripeAmount(money)).toEqual(stripe);
  expect(fromStripeAmount(stripe)).toEqual(money);
});

test('GIVEN a fraction that Stripe cannot express THEN it throws', () => {
  expect(() => toStripeAmount({ amount: 150, currency: 'MGA' })).toThrow(RangeError);
});
