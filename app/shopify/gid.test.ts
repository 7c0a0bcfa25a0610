import { expect, test } from 'vitest';
import { fromGid, toGid } from './gid.ts';

test('an id survives the way to a global id and back', () => {
  expect(toGid('ProductVariant', '44001')).toBe('gid://shopify/ProductVariant/44001');
  expect(fromGid(toGid('ProductVariant', '44001'))).toBe('44001');
});

test('query parameters are no part of the id', () => {
  expect(fromGid('gid://shopify/InventoryLevel/12?inventory_item_id=34')).toBe('12');
});

test.each(['44001', 'gid://other/Product/1', 'gid://shopify/Product/', ''])('"%s" is refused', (text) => {
  expect(() => fromGid(text)).toThrow(RangeError);
});
