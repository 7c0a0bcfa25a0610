import { expect, test } from 'vitest';
import { sellability, type SellabilityFacts } from './sellability.ts';

const good: SellabilityFacts = {
  status: 'active',
  onlineStoreUrl: 'https://shop.example/products/mug',
  isGiftCard: false,
  requiresSellingPlan: false,
  requiresComponents: false,
  tags: [],
  category: null,
  availability: 'in_stock',
};

test.each<[string, Partial<SellabilityFacts>, boolean, boolean, string | null]>([
  ['in stock', {}, true, true, null],
  ['on backorder', { availability: 'backorder' }, true, true, null],
  ['out of stock', { availability: 'out_of_stock' }, true, false, 'out_of_stock'],
  ['a gift card', { isGiftCard: true }, true, false, 'gift_card'],
  ['a sold out gift card', { isGiftCard: true, availability: 'out_of_stock' }, true, false, 'gift_card'],
  ['sold by subscription only', { requiresSellingPlan: true }, true, false, 'subscription_only'],
  ['a bundle', { requiresComponents: true }, true, false, 'bundle'],
  ['for companies', { tags: ['new', 'B2B-only'] }, true, false, 'business_only'],
  ['for adults by its tag', { tags: ['age-restricted'] }, true, false, 'age_restricted'],
  ['for adults by its category', { category: 'Mature > Erotic' }, true, false, 'age_restricted'],
  ['a sold out bundle', { requiresComponents: true, availability: 'out_of_stock' }, true, false, 'bundle'],
  ['tagged otherwise', { tags: ['b2b', 'age'] }, true, true, null],
  ['a draft', { status: 'draft' }, false, false, 'draft'],
  ['archived', { status: 'archived' }, false, false, 'archived'],
  ['unlisted', { status: 'unlisted' }, false, false, 'unlisted'],
  ['not published', { onlineStoreUrl: null }, false, false, 'unpublished'],
  ['a draft gift card', { status: 'draft', isGiftCard: true }, false, false, 'draft'],
  ['of a status yet to be invented', { status: 'embargoed' }, false, false, 'unpublished'],
])('GIVEN an item that is %s', (_what, changes, searchable, sellable, reason) => {
  expect(sellability({ ...good, ...changes })).toEqual({ searchable, sellable, reason });
});
