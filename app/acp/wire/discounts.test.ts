import { expect, test } from 'vitest';
import { sampleDiscount, sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import type { SessionState } from '#app/checkout/session/session.ts';
import { discountExtension, discountsResponse } from './discounts.ts';

const session = (changes: Partial<SessionState> = {}) =>
  sampleSession({ state: sampleQuotedState({ discountCodes: ['TEN', 'OLD'], ...changes }) });
const answer = (changes: Partial<SessionState> = {}) => discountsResponse(session(changes));
const applied = (...discounts: ReturnType<typeof sampleDiscount>[]) => ({
  discounts: { applied: discounts, rejected: [] },
});

test('GIVEN discounts of each kind THEN they are stacked, each with where it landed', () => {
  const mugs = sampleDiscount({
    id: '1',
    target: 'product',
    percentOff: 15,
    amountOff: null,
    lines: [{ index: 0, amount: 150 }],
  });
  const free = sampleDiscount({
    id: '3',
    code: null,
    title: 'Free shipping',
    amount: 500,
    automatic: true,
    amountOff: null,
    target: 'shipping',
    lines: [],
  });
  expect(answer(applied(mugs, sampleDiscount({ id: '2' }), free))).toEqual({
    codes: ['TEN', 'OLD'],
    applied: [
      {
        id: 'discount_1',
        code: 'TEN',
        coupon: { id: '1', name: 'TEN', percent_off: 15 },
        amount: 150,
        automatic: false,
        method: 'each',
        priority: 1,
        allocations: [{ path: '$.line_items[0]', amount: 150 }],
      },
      {
        id: 'discount_2',
        code: 'TEN',
        coupon: { id: '2', name: 'TEN', amount_off: 150, currency: 'usd' },
        amount: 150,
        automatic: false,
        method: 'across',
        priority: 2,
      },
      {
        id: 'discount_3',
        coupon: { id: '3', name: 'Free shipping' },
        amount: 500,
        automatic: true,
        method: 'across',
        priority: 3,
        allocations: [{ path: '$.totals.shipping', amount: 500 }],
      },
    ],
    rejected: [],
  });
});

test('GIVEN allocations that do not add up THEN they are left out', () => {
  const odd = sampleDiscount({ target: 'product', lines: [{ index: 0, amount: 149 }] });
  expect(JSON.stringify(answer(applied(odd)))).not.toContain('allocations');
});

test('GIVEN a rejected code THEN it says why, in words too', () => {
  const rejected = [{ code: 'OLD', index: 1, reason: 'discount_code_expired' as const }];
  expect(answer({ discounts: { applied: [], rejected } })).toMatchObject({
    rejected: [
      { code: 'OLD', reason: 'discount_code_expired', message: 'The discount code OLD has expired.' },
    ],
  });
});

test.each([
  ['did not say', null, true],
  ['names it', ['affiliate_attribution', 'discount'], true],
  ['names its version', ['discount@2026-01-27'], true],
  ['names the release it came with', ['discount@2026-01-30'], true],
  ['names a version that never was', ['discount@2019-01-01'], false],
  ['names no version', ['discount@'], false],
  ['names others', ['affiliate_attribution'], false],
  ['names none', [], false],
])('GIVEN an agent that %s THEN the extension is active: %#', (_, extensions, active) => {
  expect(answer({ extensions }) !== undefined).toBe(active);
  expect(discountExtension({ extensions })).toEqual(
    active
      ? [
          {
            name: 'discount',
            spec: 'https://agenticcommerce.dev/specs/discount',
            extends: [
              '$.CheckoutSessionCreateRequest.discounts',
              '$.CheckoutSessionUpdateRequest.discounts',
              '$.CheckoutSession.discounts',
            ],
          },
        ]
      : undefined,
  );
});
