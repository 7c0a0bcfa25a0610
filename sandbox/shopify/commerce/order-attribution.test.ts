import { describe, expect, test } from 'vitest';
import { attributionOf } from './order-attribution.ts';
import { createOrder } from './create-order.ts';
import { openTestShop } from './testing/test-shop.ts';

const order = (sourceName?: string) => ({
  lineItems: [
    { title: 'Book', quantity: 1, priceSet: { shopMoney: { amount: '9.99', currencyCode: 'USD' } } },
  ],
  sourceName,
});

describe('where an order came from', () => {
  test.each([
    ['an attribution of the app', 'chatgpt', 'ChatGPT'],
    ['the same in capitals', 'ChatGPT', 'ChatGPT'],
    ['a name that nobody has defined', 'unheard-of', 'Test app'],
    ['nothing', undefined, 'Test app'],
  ])('GIVEN the app names %s', (_what, sourceName, displayName) => {
    const { context } = openTestShop();
    const made = createOrder(context, order(sourceName));
    expect(made.sourceName).toBe(sourceName ?? 'test-app');
    expect(attributionOf(context, made)).toMatchObject({ displayName });
  });

  test('GIVEN an attribution that the shop has not approved THEN it is the app’s', () => {
    const { context } = openTestShop({ attributionHandles: [] });
    const made = createOrder(context, order('chatgpt'));
    expect(attributionOf(context, made)).toEqual({ handle: 'test-app', displayName: 'Test app', icon: null });
  });

  test.each(['web', 'POS', 'shopify_draft_order'])('GIVEN Shopify’s own %s THEN it is refused', (name) => {
    const { context } = openTestShop();
    expect(() => createOrder(context, order(name))).toThrow(/Source name/);
    expect(context.state.orders.size).toBe(0);
  });

  test('GIVEN an order of the merchant THEN it has none', () => {
    const { context } = openTestShop();
    const own = { ...context, clientId: null };
    expect(attributionOf(own, createOrder(own, order()))).toBeNull();
  });
});
