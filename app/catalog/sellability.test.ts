import { expect, test } from 'vitest';
import { sellability, type SellabilityFacts } from './sellability.ts';

const good: SellabilityFacts = {
  status: 'active',
  onlineStoreUrl: 'https://shop.example/products/mug',
  isGiftCard: false,
  requiresSellingPlan: false,
  availability: 'in_stock',
};

test.each<[string, Partial<SellabilityFacts>, boolean, boolean, string | null]>([
  ['in stock', {}, true, true, null],
  ['on backorder', { availability: 'backorder' }, true, true, null],
  ['out of stock', { availability: 'out_of_stock' }, true, false, 'out_of_stock'],
  ['a gift card', { isGiftCard: true }, true, false, 'gift_card'],
  ['a sold out gift card', { isGiftCard: true, availability: 'out_of_stock' }, true, false, 'gift_card'],
  ['sold by subscription only', { requiresSellingPlan: true }, true, false, 'subscription_only'],
  ['a draft', { status: 'draft' }, false, false, 'draft'],
  ['archived', { status: 'archived' }, false, false, 'archived'],
  ['unlisted', { status: 'unlisted' }, false, false, 'unlisted'],
  ['not published', { onlineStoreUrl: null }, false, false, 'unpublished'],
  ['a draft gift card', { status: 'draft', isGiftCard: true }, false, false, 'draft'],
  ['of a status yet to be invented', { status: 'embargoed' }, false, false, 'unpublished'],
])('GIVEN an item that is %s', (_what, changes, searchable, sellable, reason) => {
  expect(sellability({ ...good, ...changes })).toEqual({ searchable, sellable, reason });
});
