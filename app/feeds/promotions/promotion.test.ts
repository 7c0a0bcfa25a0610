import { expect, test } from 'vitest';
import { toPromotion, type AutomaticDiscount } from './promotion.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ALL = { __typename: 'DiscountBuyerSelectionAll' };
const basic = (changes: object = {}, gets: object = {}) =>
  ({
    id: 'gid://shopify/DiscountNode/7',
    discount: {
      __typename: 'DiscountAutomaticBasic',
      title: 'Autumn',
      summary: '10% off everything',
      status: 'ACTIVE',
      startsAt: '2026-11-01T00:00:00Z',
      endsAt: '2026-12-01T00:00:00Z',
      context: ALL,
      minimumRequirement: null,
      customerGets: {
        value: { __typename: 'DiscountPercentage', percentage: 0.1 },
        items: { __typename: 'AllDiscountItems' },
        ...gets,
      },
      ...changes,
    },
  }) as unknown as AutomaticDiscount;
const shipping = (changes: object = {}) =>
  basic({
    __typename: 'DiscountAutomaticFreeShipping',
    destinationSelection: { __typename: 'DiscountCountryAll' },
    maximumShippingPrice: null,
    ...changes,
  });
const told = (discount: AutomaticDiscount) => toPromotion(discount, NOW, () => ['1', '2']);
const page = (nodes: object[], hasNextPage = false) => ({ nodes, pageInfo: { hasNextPage } });
const products = (ids: string[], hasNextPage = false) => ({
  items: {
    __typename: 'DiscountProducts',
    products: page(
      ids.map((id) => ({ id: `gid://shopify/Product/${id}` })),
      hasNextPage,
    ),
    productVariants: page([
      { id: 'gid://shopify/ProductVariant/30', product: { id: 'gid://shopify/Product/3' } },
      { id: 'gid://shopify/ProductVariant/31', product: { id: 'gid://shopify/Product/3' } },
    ]),
  },
});
const amount = (appliesOnEachItem: boolean) => ({
  value: {
    __typename: 'DiscountAmount',
    appliesOnEachItem,
    amount: { amount: '5.00', currencyCode: 'USD' },
  },
});

test('GIVEN a discount on everything THEN it is told with its time', () => {
  expect(told(basic())).toEqual({
    id: '7',
    title: 'Autumn',
    description: '10% off everything',
    status: 'active',
    active_period: { start_time: '2026-11-01T00:00:00Z', end_time: '2026-12-01T00:00:00Z' },
    benefits: [{ type: 'percent_off', percent_off: 10 }],
  });
});

test('GIVEN some products, variants or collections THEN it is told for which', () => {
  expect(told(basic({}, products(['1'])))?.applies_to).toEqual([
    { product_id: '1' },
    { product_id: '3', variant_ids: ['30', '31'] },
  ]);
  const collections = page([{ id: 'gid://shopify/Collection/5' }]);
  const items = { __typename: 'DiscountCollections', collections };
  expect(told(basic({}, { items }))?.applies_to).toEqual([{ product_id: '1' }, { product_id: '2' }]);
});

test('GIVEN an amount off each item, or free shipping THEN that is the benefit', () => {
  expect(told(basic({}, amount(true)))?.benefits).toEqual([
    { type: 'amount_off', amount_off: { amount: 500, currency: 'USD' } },
  ]);
  expect(told(shipping())?.benefits).toEqual([{ type: 'free_shipping' }]);
});

test('GIVEN no end THEN it is told for thirty days from now, or from its start', () => {
  expect(told(basic({ endsAt: null }))?.active_period.end_time).toBe('2026-12-26T12:00:00.000Z');
  const later = { endsAt: null, startsAt: '2027-01-01T00:00:00Z', status: 'SCHEDULED' };
  expect(told(basic(later))).toMatchObject({
    status: 'scheduled',
    active_period: { end_time: '2027-01-31T00:00:00.000Z' },
  });
});

test.each<[string, AutomaticDiscount]>([
  ['only for some customers', basic({ context: { __typename: 'DiscountCustomers' } })],
  ['from some sum on', basic({ minimumRequirement: { __typename: 'DiscountMinimumSubtotal' } })],
  ['off the whole order', basic({}, amount(false))],
  ['buy x get y', basic({ __typename: 'DiscountAutomaticBxgy' })],
  ['by an app', basic({ __typename: 'DiscountAutomaticApp' })],
  ['over', basic({ status: 'EXPIRED' })],
  ['for more products than are named', basic({}, products(['1'], true))],
  ['to some countries', shipping({ destinationSelection: { __typename: 'DiscountCountries' } })],
  ['up to some price', shipping({ maximumShippingPrice: { amount: '5.00' } })],
])('GIVEN one %s THEN it is not told: a part of it would be a false promise', (_, discount) => {
  expect(told(discount)).toBeNull();
});
