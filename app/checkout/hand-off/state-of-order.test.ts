import { expect, test } from 'vitest';
import { sampleDiscount, sampleLine, sampleQuotedState } from '#tests/checkout-samples.ts';
import type { SessionState } from '../session/session.ts';
import { stateOfOrder, type AdoptableOrder } from './state-of-order.ts';

const set = (amount: string) => ({ shopMoney: { amount } });
type Line = AdoptableOrder['lineItems']['nodes'][number];

function line(changes: Partial<Line> = {}): Line {
  return {
    id: 'gid://shopify/LineItem/7',
    title: 'Mug',
    variantTitle: null,
    sku: 'MUG',
    quantity: 2,
    currentQuantity: 2,
    unfulfilledQuantity: 2,
    requiresShipping: true,
    originalUnitPriceSet: set('13.0'),
    originalTotalSet: set('26.0'),
    discountedTotalSet: set('26.0'),
    variant: { id: 'gid://shopify/ProductVariant/44001' },
    ...changes,
  };
}

/** Two mugs at 13.00, shipping 9.00, tax 2.10: 37.10. */
function order(changes: Partial<AdoptableOrder> = {}, lines: Line[] = [line()]): AdoptableOrder {
  return {
    id: 'gid://shopify/Order/5',
    name: '#1001',
    createdAt: '2026-11-20T12:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    cancelledAt: null,
    currencyCode: 'USD',
    statusPageUrl: 'https://shop.example/orders/5',
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    sourceIdentifier: null,
    tags: [],
    customAttributes: [],
    taxesIncluded: false,
    discountCodes: [],
    totalPriceSet: set('37.1'),
    subtotalPriceSet: set('26.0'),
    totalShippingPriceSet: set('9.0'),
    totalTaxSet: set('2.1'),
    totalRefundedSet: set('0.0'),
    taxLines: [{ title: 'Texas', rate: 0.06, priceSet: set('2.1') }],
    shippingLine: { title: 'Express', code: 'EX', source: 'shopify' },
    shippingAddress: {
      name: 'Zed Zander',
      company: null,
      address1: '9 Elm St',
      address2: '',
      city: 'Austin',
      provinceCode: 'TX',
      countryCodeV2: 'US',
      zip: '73301',
    },
    lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: lines },
    presentmentCurrencyCode: 'USD',
    originalTotalPriceSet: set('37.1'),
    returnStatus: 'NO_RETURN',
    fulfillments: [],
    refunds: [],
    ...changes,
  };
}

function taken(changes: Partial<AdoptableOrder> = {}, lines?: Line[], before: Partial<SessionState> = {}) {
  let count = 0;
  const facts = { itemIdSource: 'variant_id', newLineId: () => `line_item_new_${++count}` };
  const state = stateOfOrder(sampleQuotedState(before), order(changes, lines), facts);
  const { totals } = state;
  const goods = state.lines.reduce((sum, one) => sum + one.subtotal, 0);
  expect(goods + totals.fulfillment + totals.tax - totals.discount).toBe(totals.total);
  expect(goods).toBe(totals.subtotal);
  expect(totals.itemsBase - totals.itemsDiscount).toBe(totals.subtotal);
  return state;
}

test('GIVEN another number, price, address and rate than the session’s THEN it says what was bought', () => {
  const state = taken();
  expect(state.lines).toMatchObject([
    { id: 'line_item_1', itemId: '44001', quantity: 2, unitAmount: 1300, baseAmount: 2600, subtotal: 2600 },
  ]);
  expect(state.totals).toEqual({
    itemsBase: 2600,
    itemsDiscount: 0,
    subtotal: 2600,
    discount: 0,
    fulfillment: 900,
    tax: 210,
    includedTax: 0,
    total: 3710,
    taxLines: [{ title: 'Texas', rate: 0.06, amount: 210 }],
  });
  expect(state.recipient).toEqual({
    name: 'Zed Zander',
    address: {
      name: 'Zed Zander',
      lineOne: '9 Elm St',
      city: 'Austin',
      state: 'TX',
      country: 'US',
      postalCode: '73301',
    },
  });
  expect(state.options).toMatchObject([{ title: 'Express', amount: 900, type: 'shipping' }]);
  expect(state.selectedOptionId).toBe(state.options[0]!.id);
});

test('GIVEN the option the session had THEN it keeps its id, at the price that was paid', () => {
  const state = taken({ shippingLine: { title: 'Standard', code: null, source: null } });
  expect(state.options).toMatchObject([{ id: 'shipping_standard', amount: 900 }]);
  expect(state.selectedOptionId).toBe('shipping_standard');
});

test('GIVEN goods the session did not have, and one item on two lines THEN each is a line of its own', () => {
  const other = line({
    id: 'gid://shopify/LineItem/9',
    title: 'Tea',
    variantTitle: 'Green',
    quantity: 1,
    originalUnitPriceSet: set('5.0'),
    discountedTotalSet: set('5.0'),
    variant: { id: 'gid://shopify/ProductVariant/44009' },
  });
  const custom = line({
    id: 'gid://shopify/LineItem/10',
    title: 'Wrapping',
    sku: null,
    quantity: 1,
    originalUnitPriceSet: set('0.0'),
    discountedTotalSet: set('0.0'),
    variant: null,
  });
  const state = taken({ totalPriceSet: set('68.1') }, [line(), line(), other, custom]);
  expect(state.lines.map(({ id, itemId, name, quantity }) => [id, itemId, name, quantity])).toEqual([
    ['line_item_1', '44001', 'Mug', 2],
    ['line_item_new_1', '44001', 'Mug', 2],
    ['line_item_new_2', '44009', 'Tea - Green', 1],
    ['line_item_new_3', '10', 'Wrapping', 1],
  ]);
});

test('GIVEN prices with tax in them THEN it is not added', () => {
  const { totals } = taken({ taxesIncluded: true, totalPriceSet: set('35.0') });
  expect([totals.tax, totals.includedTax, totals.discount]).toEqual([0, 210, 0]);
});

test('GIVEN the discounts the session had THEN they stay; GIVEN others THEN the sum stands under the code', () => {
  const discounts = { applied: [sampleDiscount()], rejected: [] };
  const before = { lines: [sampleLine()], discountCodes: ['TEN'], discounts };
  const lowered = [line({ discountedTotalSet: set('24.5') })];
  const same = taken({ discountCodes: ['TEN'], totalPriceSet: set('35.6') }, lowered, before);
  expect(same.discounts).toEqual(discounts);

  const other = taken({ discountCodes: ['SHIP'], totalPriceSet: set('28.1') }, undefined, before);
  expect(other.discountCodes).toEqual(['SHIP']);
  expect(other.discounts.applied).toMatchObject([{ code: 'SHIP', amount: 900, target: 'order', lines: [] }]);
  expect(taken({}, undefined, before).discounts.applied).toEqual([]);
});

test('GIVEN a tip on top THEN the sum is still what was paid', () => {
  const { totals } = taken({ totalPriceSet: set('40.1') });
  expect([totals.discount, totals.fulfillment, totals.total]).toEqual([0, 1200, 4010]);
});

test('GIVEN a file THEN it is digital and goes nowhere new', () => {
  const state = taken(
    {
      shippingLine: null,
      shippingAddress: null,
      totalShippingPriceSet: set('0.0'),
      totalPriceSet: set('28.1'),
    },
    [line({ requiresShipping: false })],
  );
  expect(state.selectedOptionId).toBe('digital');
  expect(state.recipient?.name).toBe('Ada King Lovelace');
});

test('GIVEN warnings and a quote THEN nothing of them is left', () => {
  const notice = { severity: 'warning' as const, code: 'low_stock', text: 'x' };
  const state = taken({}, undefined, { notices: [notice], blocking: [notice], quoteBasis: 'q' });
  expect(state).toMatchObject({ notices: [], blocking: [], quoteBasis: null, presentment: null });
});
