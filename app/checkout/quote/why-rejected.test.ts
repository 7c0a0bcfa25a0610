import { describe, expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { SAMPLE_ADDRESS, sampleDiscount, sampleLine, sampleState } from '#tests/checkout-samples.ts';
import { judgeCodes, pendingCodes, rejectionNotices, uncountedCodes, withLimits } from './judge-codes.ts';
import type { CodeTerms } from './terms-of-codes.ts';
import { whyRejected, type RejectionFacts } from './why-rejected.ts';

const NOTHING = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };
const ALL = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };

const terms = (changes: object = {}): CodeTerms =>
  ({
    __typename: 'DiscountCodeBasic',
    status: 'ACTIVE',
    usageLimit: null,
    asyncUsageCount: 0,
    appliesOncePerCustomer: false,
    discountClasses: ['ORDER'],
    combinesWith: ALL,
    context: { __typename: 'DiscountBuyerSelectionAll' },
    minimumRequirement: null,
    ...changes,
  }) as CodeTerms;
const facts = (changes: Partial<RejectionFacts> = {}): RejectionFacts => ({
  itemsBase: 5000,
  units: 2,
  currency: 'USD',
  buyerKnown: true,
  applied: [],
  ...changes,
});
const subtotal = (amount: string, currencyCode = 'USD') => ({
  minimumRequirement: { greaterThanOrEqualToSubtotal: { amount, currencyCode } },
});
const units = (count: string) => ({ minimumRequirement: { greaterThanOrEqualToQuantity: count } });
const only = (context: string) => ({ context: { __typename: context } });
const beside = (target: 'product' | 'order' | 'shipping', its: CodeTerms | null = null) =>
  facts({ applied: [{ discount: { target }, terms: its }] });

describe('whyRejected', () => {
  test.each<[string, CodeTerms | null, RejectionFacts, string]>([
    ['there is no such code', null, facts(), 'invalid'],
    ['it has not begun', terms({ status: 'SCHEDULED' }), facts(), 'invalid'],
    ['it has ended', terms({ status: 'EXPIRED', usageLimit: 1, asyncUsageCount: 1 }), facts(), 'expired'],
    ['it is used up', terms({ usageLimit: 100, asyncUsageCount: 100 }), facts(), 'usage_limit_reached'],
    ['it is for some customers', terms(only('DiscountCustomers')), facts(), 'user_ineligible'],
    ['it is for a segment', terms(only('DiscountCustomerSegments')), facts(), 'user_ineligible'],
    [
      'it is for some customers and nobody is known',
      terms(only('DiscountCustomers')),
      facts({ buyerKnown: false }),
      'user_not_logged_in',
    ],
    [
      'it is for another market',
      terms(only('DiscountMarkets')),
      facts({ buyerKnown: false }),
      'user_ineligible',
    ],
    ['the goods cost too little', terms(subtotal('50.01')), facts(), 'minimum_not_met'],
    ['the goods cost just enough', terms(subtotal('50.0')), facts(), 'invalid'],
    ['the minimum is of another currency', terms(subtotal('90.0', 'EUR')), facts(), 'invalid'],
    ['there are too few units', terms(units('3')), facts(), 'minimum_not_met'],
    ['there are just enough units', terms(units('2')), facts(), 'invalid'],
    ['it stands alone', terms({ combinesWith: NOTHING }), beside('shipping'), 'combination_disallowed'],
    [
      'the other stands alone',
      terms(),
      beside('order', terms({ combinesWith: NOTHING })),
      'combination_disallowed',
    ],
    [
      'both are for shipping',
      terms({ discountClasses: ['SHIPPING'] }),
      beside('shipping'),
      'combination_disallowed',
    ],
    ['another of its kind saves more', terms(), beside('order'), 'combination_disallowed'],
    ['nothing is in its way', terms(), beside('shipping'), 'invalid'],
    ['each buyer has it once', terms({ appliesOncePerCustomer: true }), facts(), 'usage_limit_reached'],
  ])('GIVEN %s THEN that is the reason', (_, code, cart, reason) => {
    expect(whyRejected(code, cart)).toBe(`discount_code_${reason}`);
  });
});

describe('judgeCodes', () => {
  const applied = [sampleDiscount(), sampleDiscount({ code: null, automatic: true })];
  const judge = (codes: string[], known: Map<string, CodeTerms | null>, judged: never[] | object[] = []) =>
    judgeCodes(codes, applied, judged as never, known, facts());

  test('GIVEN codes in any case THEN those that count are not judged, and one given again is applied already', () => {
    expect(judge([' ten', 'Ten', 'NOPE'], new Map([['NOPE', null]]))).toEqual([
      { code: 'Ten', index: 1, reason: 'discount_code_already_applied' },
      { code: 'NOPE', index: 2, reason: 'discount_code_invalid' },
    ]);
    expect(uncountedCodes([' ten', 'Nope', 'nope'], applied)).toEqual(['NOPE']);
  });

  test('GIVEN the terms of a code that counts THEN they are held against the others', () => {
    const known = new Map([
      ['TEN', terms({ combinesWith: NOTHING })],
      ['MORE', terms()],
    ]);
    expect(judge(['TEN', 'MORE'], known)).toMatchObject([
      { code: 'MORE', reason: 'discount_code_combination_disallowed' },
    ]);
  });

  test('GIVEN a code that was judged before THEN it keeps its reason', () => {
    const before = [{ code: 'OLD', index: 0, reason: 'discount_code_expired' }];
    expect(judge(['TEN', 'old'], new Map(), before)).toEqual([
      { code: 'old', index: 1, reason: 'discount_code_expired' },
    ]);
  });

  test('GIVEN neither terms nor an earlier reason THEN a code is just not valid', () => {
    expect(judge(['OLD'], new Map())).toMatchObject([{ reason: 'discount_code_invalid' }]);
  });

  test('GIVEN codes and no quote THEN they wait, in words that say for what', () => {
    const pending = (changes: Parameters<typeof sampleState>[0], quotable = true) =>
      pendingCodes(en, sampleState({ quoted: false, discountCodes: ['TEN'], ...changes }), quotable).map(
        ({ text }) => text,
      );
    expect(pending({})).toEqual([en.codesPending()]);
    expect(pending({}, false)).toEqual([en.codesInShop()]);
    expect(pending({ recipient: { address: SAMPLE_ADDRESS } })).toEqual([en.codesNotCounted()]);
    expect(pending({ lines: [sampleLine({ requiresShipping: false })] })).toEqual([en.codesNotCounted()]);
    expect(pending({ discountCodes: [] })).toEqual([]);
    expect(pending({ quoted: true })).toEqual([]);
  });

  test('GIVEN a rejected code THEN the buyer is warned, at its place', () => {
    expect(rejectionNotices(en, [{ code: 'OLD', index: 1, reason: 'discount_code_expired' }])).toEqual([
      {
        severity: 'warning',
        code: 'discount_code_expired',
        text: 'The discount code OLD has expired.',
        param: '$.discounts.codes[1]',
      },
    ]);
  });
});

describe('withLimits', () => {
  const limitOf = (its: [string, CodeTerms | null][], before: (boolean | null)[] = []) =>
    withLimits(
      [sampleDiscount({ code: 'Ten', limited: null })],
      before.map((limited) => sampleDiscount({ limited })),
      new Map(its),
    )[0]!.limited;

  test.each<[string, boolean | null, boolean | null]>([
    ['each use is counted', limitOf([['TEN', terms({ usageLimit: 9 })]]), true],
    ['each buyer’s use is counted', limitOf([['TEN', terms({ appliesOncePerCustomer: true })]]), true],
    ['nothing is counted', limitOf([['TEN', terms()]], [true]), false],
    ['it is known from before', limitOf([], [true]), true],
    ['it cannot be known', limitOf([['OTHER', terms({ usageLimit: 9 })]]), null],
  ])('GIVEN %s THEN it is told', (_, limited, expected) => {
    expect(limited).toBe(expected);
  });
});
