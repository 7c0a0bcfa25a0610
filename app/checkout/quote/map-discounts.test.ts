import { expect, test } from 'vitest';
import { mapDiscounts } from './map-discounts.ts';
import type { Calculated } from './map-quote.ts';

type PlatformDiscount = Calculated['platformDiscounts'][number];

const set = (amount: string) => ({ shopMoney: { amount }, presentmentMoney: { amount } });
const onLine = (uuid: string, amount: string) => ({ reductionAmountSet: set(amount), target: { uuid } });
const onShipping = (amount: string) => ({ reductionAmountSet: set(amount), target: {} });
const worth = (value: object) => ({
  id: 'gid://shopify/DiscountNode/7',
  discount: { customerGets: { value } },
});

function platform(changes: object): PlatformDiscount {
  return {
    id: 'gid://shopify/DiscountCodeNode/7',
    code: 'TEN',
    title: 'Ten off',
    automaticDiscount: false,
    discountClasses: ['ORDER'],
    totalAmountPriceSet: set('10.0'),
    allocations: [onLine('a', '6.67'), onLine('b', '3.33')],
    discountNode: worth({ percentage: 0.1 }),
    ...changes,
  } as PlatformDiscount;
}
const map = (...discounts: PlatformDiscount[]) =>
  mapDiscounts({
    currencyCode: 'USD',
    lineItems: [{ uuid: 'a' }, { uuid: 'b' }],
    platformDiscounts: discounts,
  } as unknown as Calculated);

test('GIVEN a code off the order THEN its amount, its worth and its share of each line are exact', () => {
  expect(map(platform({}))).toEqual([
    {
      id: '7',
      limited: null,
      code: 'TEN',
      title: 'Ten off',
      amount: 1000,
      automatic: false,
      percentOff: 10,
      amountOff: null,
      target: 'order',
      lines: [
        { index: 0, amount: 667 },
        { index: 1, amount: 333 },
      ],
    },
  ]);
});

test.each([
  ['a percentage with decimals', worth({ percentage: 0.0725 }), { percentOff: 7.25, amountOff: null }],
  [
    'a sum',
    worth({ amount: { amount: '10.0', currencyCode: 'USD' } }),
    { percentOff: null, amountOff: 1000 },
  ],
  [
    'a sum of another currency',
    worth({ amount: { amount: '10.0', currencyCode: 'EUR' } }),
    { percentOff: null, amountOff: null },
  ],
  [
    'free shipping',
    { id: 'gid://shopify/DiscountNode/7', discount: {} },
    { percentOff: null, amountOff: null },
  ],
  ['nothing that Shopify tells', null, { percentOff: null, amountOff: null }],
])('GIVEN it is worth %s THEN it says so', (_, discountNode, expected) => {
  expect(map(platform({ discountNode }))[0]).toMatchObject(expected);
});

test('GIVEN several THEN they stand in the order they are taken off: goods, order, shipping', () => {
  const shipping = platform({
    id: null,
    discountNode: null,
    discountClasses: ['SHIPPING'],
    allocations: [onShipping('5.0')],
    totalAmountPriceSet: set('5.0'),
  });
  const automatic = platform({ automaticDiscount: true, code: null, discountClasses: ['PRODUCT'] });
  const applied = map(shipping, platform({}), automatic);
  expect(applied.map(({ id, target, code, automatic }) => [id, target, code, automatic])).toEqual([
    ['7', 'product', null, true],
    ['7', 'order', 'TEN', false],
    ['1', 'shipping', 'TEN', false],
  ]);
  expect(applied[2]).toMatchObject({ amount: 500, lines: [] });
});
