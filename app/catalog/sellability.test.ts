import { expect, test } from 'vitest';
import {
  canBeQuoted,
  isShopOnly,
  sellability,
  type SellabilityFacts,
  type SellabilityReason,
} from './sellability.ts';

const good: SellabilityFacts = {
  status: 'active',
  onlineStoreUrl: 'https://shop.example/products/mug',
  isOffChannel: false,
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
  [
    'for adults by its category',
    { category: 'Food, Beverages & Tobacco > Beverages > Alcoholic Beverages' },
    true,
    false,
    'age_restricted',
  ],
  ['refused by platforms', { category: 'Mature > Erotic' }, false, false, 'prohibited'],
  ['a draft that platforms refuse', { category: 'Mature', status: 'draft' }, false, false, 'draft'],
  ['a sold out bundle', { requiresComponents: true, availability: 'out_of_stock' }, true, false, 'bundle'],
  ['a bundle for companies', { requiresComponents: true, tags: ['b2b-only'] }, true, false, 'business_only'],
  [
    'a gift card by subscription',
    { isGiftCard: true, requiresSellingPlan: true },
    true,
    false,
    'subscription_only',
  ],
  ['a gift card for adults', { isGiftCard: true, tags: ['age-restricted'] }, true, false, 'gift_card'],
  ['tagged otherwise', { tags: ['b2b', 'age'] }, true, true, null],
  ['a draft', { status: 'draft' }, false, false, 'draft'],
  ['archived', { status: 'archived' }, false, false, 'archived'],
  ['unlisted', { status: 'unlisted' }, false, false, 'unlisted'],
  ['not published', { onlineStoreUrl: null }, false, false, 'unpublished'],
  ['taken off the sales channel', { isOffChannel: true }, false, false, 'off_channel'],
  ['neither', { onlineStoreUrl: null, isOffChannel: true }, false, false, 'unpublished'],
  ['a draft gift card', { status: 'draft', isGiftCard: true }, false, false, 'draft'],
  ['of a status yet to be invented', { status: 'embargoed' }, false, false, 'unpublished'],
])('GIVEN an item that is %s', (_what, changes, searchable, sellable, reason) => {
  expect(sellability({ ...good, ...changes })).toEqual({ searchable, sellable, reason });
});

test.each<[SellabilityReason | null, shopOnly: boolean, quoted: boolean]>([
  [null, false, true],
  ['gift_card', true, true],
  ['age_restricted', true, true],
  ['subscription_only', true, false],
  ['bundle', true, false],
  ['business_only', false, true],
  ['out_of_stock', false, true],
  ['draft', false, true],
  ['archived', false, true],
  ['unlisted', false, true],
  ['unpublished', false, true],
  ['prohibited', false, true],
  ['rule_hand_off', true, true],
  ['rule_searchable', false, true],
  ['rule_hidden', false, true],
])(
  'GIVEN the reason %s THEN the shop itself sells it: %s, a draft order can hold it: %s',
  (reason, shopOnly, quoted) => {
    expect([isShopOnly(reason), canBeQuoted(reason)]).toEqual([shopOnly, quoted]);
  },
);
