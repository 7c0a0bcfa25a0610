import { describe, expect, test } from 'vitest';
import { quoteCart } from '#sandbox/shopify/commerce/quote.ts';
import { cart, line } from '#sandbox/shopify/commerce/testing/test-cart.ts';
import { openShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { seedShop } from './index.ts';

const NOW = new Date('2026-11-01T12:00:00Z');

async function seeded() {
  const state = openShopifyState(null);
  await seedShop(state, { catalogFiles: [], clock: () => NOW, baseUrl: 'http://localhost:4001' });
  const product = (handle: string) => state.products.find((row) => row.handle === handle)!;
  const quote = (fields: Parameters<typeof cart>[0]) =>
    quoteCart(
      state.shops.all()[0]!,
      cart({
        lines: [
          line(1600, 1, { product: product('cafe-ole-mug') }),
          line(4800, 1, { product: product('nesting-bowls') }),
        ],
        acceptAutomaticDiscounts: true,
        ...fields,
      }),
      state.discounts.all(),
      NOW,
    );
  return { state, quote };
}

describe('discounts of the demo shop', () => {
  test.each([
    ['WELCOME10', 640],
    ['TENOFF50', 1000],
    ['ONCE15', 960],
    ['MUG15', 240],
    ['ALONE25', 1600],
  ])('GIVEN %s on 64.00 THEN %i cents are taken off', async (code, off) => {
    const { quote } = await seeded();
    expect(quote({ discountCodes: [code] }).discountMinor).toBe(off);
  });

  test.each([
    ['SUMMER2020', /expired/],
    ['NEXTCENTURY', /not active/],
    ['FIRST100', /usage limit/],
    ['BULK5', /minimum/],
    ['FRIENDS20', /this customer/],
  ])('GIVEN %s THEN it is refused', async (code, reason) => {
    const { quote } = await seeded();
    expect(quote({ discountCodes: [code] }).refusedCodes).toEqual([
      { code, reason: expect.stringMatching(reason) },
    ]);
  });

  test('GIVEN FRIENDS20 and its customer THEN it applies', async () => {
    const { state, quote } = await seeded();
    const customer = state.customers.find(({ email }) => email === 'friend@demo-shop.example')!;
    expect(quote({ discountCodes: ['FRIENDS20'], customerId: customer.id }).discountMinor).toBe(1280);
  });

  test('GIVEN several codes THEN those combine that say so', async () => {
    const { quote } = await seeded();
    const accepted = (...discountCodes: string[]) =>
      quote({ discountCodes }).discounts.map(({ discount }) => discount.code);
    expect(accepted('WELCOME10', 'MUG15', 'SHIPFREE')).toEqual(['WELCOME10', 'MUG15', 'SHIPFREE']);
    expect(accepted('WELCOME10', 'TENOFF50')).toEqual(['WELCOME10']);
    expect(accepted('ALONE25', 'SHIPFREE')).toEqual(['ALONE25']);
  });

  test.each([
    [99_999, 0],
    [100_000, 5000],
  ])('GIVEN a basket of %i cents THEN the automatic discount is %i', async (price, off) => {
    const { quote } = await seeded();
    expect(quote({ lines: [line(price, 1)] }).discountMinor).toBe(off);
  });
});
