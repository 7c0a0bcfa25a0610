import { expect, test } from 'vitest';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import { isLastingRefusal } from './is-lasting-refusal.ts';

test.each([
  ['a missing scope', true, new ShopifyError('access_denied', 'x')],
  ['a closed shop', false, new ShopifyError('access_denied', 'x', { isShopClosed: true })],
  ['what is wrong as it is written', true, new ShopifyError('invalid', 'x')],
  ['a token that Shopify rejects', false, new ShopifyError('unauthorized', 'x')],
  ['a lost reply', false, new ShopifyError('unknown_outcome', 'x')],
  ['a failure of our own', false, new Error('x')],
])('GIVEN %s THEN it is lasting: %s', (_case, isLasting, error) => {
  expect(isLastingRefusal(error)).toBe(isLasting);
});
