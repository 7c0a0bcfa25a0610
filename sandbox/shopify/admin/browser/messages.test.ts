import { describe, expect, it } from 'vitest';
import { adminPathOf } from './messages.ts';

describe('adminPathOf', () => {
  it.each([
    ['shopify:admin/orders/1', '/admin/store/demo-shop/orders/1'],
    ['shopify://admin/orders/1', '/admin/store/demo-shop/orders/1'],
    ['shopify:/admin/products', '/admin/store/demo-shop/products'],
    ['shopify://admin', '/admin/store/demo-shop'],
    ['https://admin.shopify.com/store/demo-shop/apps/aisle', '/admin/store/demo-shop/apps/aisle'],
    ['https://demo-shop.myshopify.com/admin/orders?page=2', '/admin/store/demo-shop/orders?page=2'],
  ])('GIVEN %s THEN it is the page %s', (address, path) => {
    expect(adminPathOf(address)).toBe(path);
  });

  it.each([
    '/app/orders',
    'https://example.com/admin/orders',
    'https://shopify.com/store/x',
    'shopify:other',
  ])('GIVEN %s THEN it is no page of the admin', (address) => expect(adminPathOf(address)).toBeNull());
});
