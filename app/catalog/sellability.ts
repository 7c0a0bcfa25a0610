import { isAgeRestricted } from './age-restricted.ts';
import { isProhibited } from './prohibited.ts';

/**
 * What keeps an item from agents; the first that applies, and of a rule of the merchant's (eligibility) its effect.
 * Words for people are the caller's.
 */
export type SellabilityReason =
  | 'draft'
  | 'archived'
  | 'unlisted'
  | 'unpublished'
  | 'off_channel'
  | 'prohibited'
  | 'gift_card'
  | 'subscription_only'
  | 'bundle'
  | 'business_only'
  | 'age_restricted'
  | 'out_of_stock'
  | 'rule_hand_off'
  | 'rule_searchable'
  | 'rule_hidden';

/**
 * What the shop's own checkout sells and the chat does not: Shopify creates no gift card, subscription or bundle from
 * an order that was paid elsewhere, nobody here can check a buyer's age, and the merchant may want it so.
 */
const SHOP_ONLY = ['subscription_only', 'bundle', 'gift_card', 'age_restricted', 'rule_hand_off'] as const;
export type ShopOnlyReason = (typeof SHOP_ONLY)[number];

/** Whether an item can be bought in the shop's own checkout, and only there. */
export function isShopOnly(reason: SellabilityReason | null): reason is ShopOnlyReason {
  return SHOP_ONLY.some((known) => known === reason);
}

/** Whether Shopify's draft orders can price it: they take no selling plan, and a bundle only as its components. */
export function canBeQuoted(reason: SellabilityReason | null): boolean {
  return reason !== 'subscription_only' && reason !== 'bundle';
}

export interface Sellability {
  /** Agents may show it. */
  searchable: boolean;
  /** Agents may buy it in chat. */
  sellable: boolean;
  /** Why not sellable; null if it is. */
  reason: SellabilityReason | null;
  /** The name of the merchant's rule that decided, for staff only; absent: none did. */
  rule?: string;
}

/** What the verdict depends on, as the mirror has it. */
export interface SellabilityFacts {
  /** active | draft | archived | unlisted */
  status: string;
  /** Null when the product is not published to the online store. */
  onlineStoreUrl: string | null;
  /** The merchant has taken it off the sales channel that the app is. */
  isOffChannel: boolean;
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  /** A bundle: Shopify sells it as its components. */
  requiresComponents: boolean;
  tags: string[];
  /** Full name in Shopify's taxonomy. */
  category: string | null;
  availability: 'in_stock' | 'out_of_stock' | 'backorder';
}

/** What a merchant tags a product with that is sold to companies only: Shopify's catalogues say so to nobody else. */
const BUSINESS_ONLY_TAG = 'b2b-only';

/**
 * Whether agents may show and sell an item. One verdict for feed and checkout alike: what the merchant does not show in
 * the online store or has taken off the sales channel, agents do not show either, nor what platforms refuse; what needs
 * more than a price and an address is bought in the shop itself (isShopOnly). Nobody here can check a company, and neither
 * does the shop's checkout.
 */
export function sellability(facts: SellabilityFacts): Sellability {
  const hidden = hiddenReason(facts);
  if (hidden) return { searchable: false, sellable: false, reason: hidden };
  const reason = unsellableReason(facts);
  return { searchable: true, sellable: reason === null, reason };
}

function hiddenReason(facts: SellabilityFacts): SellabilityReason | null {
  const { status, onlineStoreUrl } = facts;
  if (status === 'draft' || status === 'archived' || status === 'unlisted') return status;
  // A status that this version of the app does not know is not shown.
  if (status !== 'active' || onlineStoreUrl === null) return 'unpublished';
  if (facts.isOffChannel) return 'off_channel';
  return isProhibited(facts) ? 'prohibited' : null;
}

/** What stands in the way most comes first: of the shop or a draft order, then of the chat. */
function unsellableReason(facts: SellabilityFacts): SellabilityReason | null {
  if (facts.tags.some((tag) => tag.toLowerCase() === BUSINESS_ONLY_TAG)) return 'business_only';
  if (facts.requiresSellingPlan) return 'subscription_only';
  if (facts.requiresComponents) return 'bundle';
  if (facts.isGiftCard) return 'gift_card';
  if (isAgeRestricted(facts)) return 'age_restricted';
  return facts.availability === 'out_of_stock' ? 'out_of_stock' : null;
}
