import { describe, expect, test } from 'vitest';
import type { DiscountRecord, ProductRecord } from '#sandbox/shopify/state/records.ts';
import type { Cart } from './cart.ts';
import { quoteCart } from './quote.ts';
import { cart, code, COMBINES_WITH_ALL, line } from './testing/test-cart.ts';
import { testShop } from './testing/test-shop.ts';

const NOW = new Date('2026-11-01T12:00:00Z');
const CUSTOMER = 'gid://shopify/Customer/1';

const product = (id: string) => ({ id }) as ProductRecord;
const mug = line(1000, 2, { product: product('mug') });
const lamp = line(3000, 1, { product: product('lamp') });

function quote(discounts: DiscountRecord[], fields: Partial<Cart> = {}) {
  const discountCodes = discounts.flatMap((row) => row.code ?? []);
  return quoteCart(testShop, cart({ lines: [mug, lamp], discountCodes, ...fields }), discounts, NOW);
}
const taken = (quoted: ReturnType<typeof quote>) =>
  Object.fromEntries(quoted.discounts.map(({ discount, lineMinors }) => [discount.title, lineMinors]));

describe('who may use a code, and when', () => {
  const fits: [string, Partial<DiscountRecord>, Partial<Cart>][] = [
    ['it starts now', { startsAt: NOW.toISOString() }, {}],
    ['it has a use left', { usageLimit: 3, usageCount: 2 }, {}],
    ['the minimum is met exactly', { minimumSubtotalMinor: 5000 }, {}],
    ['enough units are in the cart', { minimumQuantity: 3 }, {}],
    ['the customer is on its list', { customerIds: [CUSTOMER] }, { customerId: CUSTOMER }],
    ['the customer used others only', { oncePerCustomer: true }, { usedCodes: ['OTHER'] }],
  ];
  test.each(fits)('GIVEN %s THEN it applies', (_what, discount, fields) => {
    expect(quote([code({ percentage: 10, ...discount })], fields).discountMinor).toBe(500);
  });

  const misses: [string, Partial<DiscountRecord>, Partial<Cart>, RegExp][] = [
    ['it starts later', { startsAt: '2026-11-01T12:00:01Z' }, {}, /not active/],
    ['it ends now', { endsAt: NOW.toISOString() }, {}, /expired/],
    ['it is used up', { usageLimit: 3, usageCount: 3 }, {}, /usage limit/],
    ['a unit is missing', { minimumQuantity: 4 }, {}, /minimum/],
    ['a cent is missing', { minimumSubtotalMinor: 5001 }, {}, /minimum/],
    ['nobody is known', { customerIds: [CUSTOMER] }, {}, /this customer/],
    ['the customer has used it', { oncePerCustomer: true }, { usedCodes: ['CODE'] }, /already been used/],
    ['none of its products is in the cart', { productIds: ['vase'] }, {}, /items in the cart/],
    ['its own products miss the minimum', { productIds: ['mug'], minimumQuantity: 3 }, {}, /minimum/],
  ];
  test.each(misses)('GIVEN %s THEN it is skipped with the reason', (_what, discount, fields, reason) => {
    const quoted = quote([code({ percentage: 10, ...discount })], fields);
    expect(quoted.discountMinor).toBe(0);
    expect(quoted.refusedCodes).toEqual([{ code: 'CODE', reason: expect.stringMatching(reason) }]);
  });
});

describe('automatic discounts', () => {
  const automatic = code({ code: null, title: 'AUTO', percentage: 10 });
  test.each([
    [true, 500],
    [false, 0],
  ])('GIVEN acceptAutomaticDiscounts %s THEN %i is taken off', (acceptAutomaticDiscounts, off) => {
    expect(quote([automatic], { acceptAutomaticDiscounts }).discountMinor).toBe(off);
  });

  test('GIVEN a code it does not combine with THEN the code stays and nothing is said of it', () => {
    const quoted = quote([automatic, code({ title: 'TWENTY', percentage: 20 })], {
      acceptAutomaticDiscounts: true,
    });
    expect(Object.keys(taken(quoted))).toEqual(['TWENTY']);
    expect(quoted.refusedCodes).toEqual([]);
  });
});

describe('stacking', () => {
  const any = (title: string, fields: Partial<DiscountRecord>) =>
    code({ id: title, code: title, title, combinesWith: COMBINES_WITH_ALL, ...fields });
  const onMugs = any('MUGS', { percentage: 50, productIds: ['mug'] });

  test('GIVEN a product and an order discount THEN the order’s is taken from what the product’s left', () => {
    const quoted = quote([any('TEN', { percentage: 10 }), onMugs]);
    expect(taken(quoted)).toEqual({ TEN: [100, 300], MUGS: [1000, 0] });
    expect(quoted.lines.map((row) => [row.lineDiscountMinor, row.orderDiscountMinor])).toEqual([
      [1000, 100],
      [0, 300],
    ]);
  });

  test('GIVEN two order discounts THEN both are taken from the same subtotal', () => {
    const quoted = quote([any('TEN', { percentage: 10 }), any('TWENTY', { percentage: 20 })]);
    expect(quoted.discountMinor).toBe(500 + 1000);
  });

  test('GIVEN order discounts worth more than the goods THEN the goods are free and no less', () => {
    const quoted = quote([any('BIG', { kind: 'fixed', amountMinor: 4000 }), any('ALL', { percentage: 100 })]);
    expect(quoted).toMatchObject({ subtotalMinor: 0, discountMinor: 5000 });
  });

  test('GIVEN two discounts on one product THEN the better one applies, the other is refused', () => {
    const quoted = quote([any('SMALL', { percentage: 10, productIds: ['mug'] }), onMugs]);
    expect(taken(quoted)).toEqual({ MUGS: [1000, 0] });
    expect(quoted.refusedCodes).toMatchObject([{ code: 'SMALL' }]);
  });

  test('GIVEN one that allows the other but not the other way round THEN the first one stays alone', () => {
    const shy = code({ id: 'SHY', code: 'SHY', title: 'SHY', percentage: 1, combinesWith: undefined });
    expect(Object.keys(taken(quote([shy, onMugs])))).toEqual(['SHY']);
    expect(Object.keys(taken(quote([onMugs, shy])))).toEqual(['MUGS']);
  });

  test('GIVEN two codes for shipping THEN one applies, whatever they say', () => {
    const shipping = { title: 'Van', price: { shopMinor: 900, shownMinor: 900 } };
    const free = (title: string) => any(title, { kind: 'free_shipping' });
    const quoted = quote([free('ONE'), free('TWO')], { shippingLine: shipping });
    expect(quoted.discounts).toMatchObject([{ discount: { code: 'ONE' }, shippingMinor: 900 }]);
    expect(quoted.totalMinor).toBe(5000);
  });
});
