import { describe, expect, it } from 'vitest';
import { createCatalog, isSellable } from './catalog.ts';
import type { FeedItem } from './read-feed.ts';

function item(itemId: string, title: string, changes: Partial<FeedItem> = {}): FeedItem {
  return {
    itemId,
    title,
    description: 'A thing.',
    url: 'https://shop.example/p',
    brand: 'Northwind',
    sellerName: 'Demo Shop',
    imageUrl: 'https://shop.example/p.jpg',
    availability: 'in_stock',
    price: { amount: 1000, currency: 'USD' },
    salePrice: null,
    groupId: itemId,
    variantOptions: {},
    buyable: true,
    sellerPrivacyPolicy: null,
    sellerTos: null,
    ...changes,
  };
}

const catalog = createCatalog([
  item('1', 'Linen Shirt - Sand / M', { groupId: 'shirt', variantOptions: { Color: 'Sand' } }),
  item('2', 'Linen Shirt - Ink / L', { groupId: 'shirt', variantOptions: { Color: 'Ink' } }),
  item('3', 'Crème Candle', { description: 'Smells of linen and soap.' }),
  item('4', '抹茶 Bowl'),
]);
const titles = (query: string) => catalog.search(query).map((product) => product.title);

describe('GIVEN a catalogue of four items', () => {
  it('WHEN searched for nothing THEN every product is there once, variants together', () => {
    expect(titles('')).toEqual(['Linen Shirt', 'Crème Candle', '抹茶 Bowl']);
    expect(catalog.search('')[0]?.variants.map((variant) => variant.itemId)).toEqual(['1', '2']);
  });

  it('WHEN a word is in a title and in a description THEN the title wins', () => {
    expect(titles('LINEN')).toEqual(['Linen Shirt', 'Crème Candle']);
  });

  it('WHEN every word must be found THEN one missing word finds nothing', () => {
    expect(titles('linen ink')).toEqual(['Linen Shirt']);
    expect(titles('linen bowl')).toEqual([]);
  });

  it('WHEN accents are left out, a word is cut short or in another script THEN it is found', () => {
    expect(titles('creme')).toEqual(['Crème Candle']);
    expect(titles('cand')).toEqual(['Crème Candle']);
    expect(titles('抹茶')).toEqual(['抹茶 Bowl']);
  });

  it('WHEN asked whether an item can be sold THEN stock and the checkout flag both count', () => {
    expect(isSellable(item('5', 'x'))).toBe(true);
    expect(isSellable(item('5', 'x', { availability: 'backorder' }))).toBe(true);
    expect(isSellable(item('5', 'x', { availability: 'out_of_stock' }))).toBe(false);
    expect(isSellable(item('5', 'x', { availability: 'pre_order' }))).toBe(false);
    expect(isSellable(item('5', 'x', { buyable: false }))).toBe(false);
  });
});
