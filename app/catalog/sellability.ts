import { isAgeRestricted } from './age-restricted.ts';

/** What keeps an item from agents; the first that applies. Words for people are the caller's. */
export type SellabilityReason =
  | 'draft'
  | 'archived'
  | 'unlisted'
  | 'unpublished'
  | 'gift_card'
  | 'subscription_only'
  | 'bundle'
  | 'business_only'
  | 'age_restricted'
  | 'out_of_stock';

export interface Sellability {
  /** Agents may show it. */
  searchable: boolean;
  /** Agents may buy it in chat. */
  sellable: boolean;
  /** Why not sellable; null if it is. */
  reason: SellabilityReason | null;
}

/** What the verdict depends on, as the mirror has it. */
export interface SellabilityFacts {
  /** active | draft | archived | unlisted */
  status: string;
  /** Null when the product is not published to the online store. */
  onlineStoreUrl: string | null;
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
 * Whether agents may show and sell an item. One verdict for feed and checkout alike: what the merchant does not show
 * in the online store, agents do not show either; what needs more than a price and an address is bought in the shop
 * itself. Shopify creates no gift card, subscription or bundle from an order that was paid elsewhere, and nobody
 * here can check a company or a buyer's age.
 */
export function sellability(facts: SellabilityFacts): Sellability {
  const hidden = hiddenReason(facts);
  if (hidden) return { searchable: false, sellable: false, reason: hidden };
  const reason = unsellableReason(facts);
  return { searchable: true, sellable: reason === null, reason };
}

function hiddenReason({ status, onlineStoreUrl }: SellabilityFacts): SellabilityReason | null {
  if (status === 'draft' || status === 'archived' || status === 'unlisted') return status;
  // A status that this version of the app does not know is not shown.
  return status === 'active' && onlineStoreUrl !== null ? null : 'unpublished';
}

function unsellableReason(facts: SellabilityFacts): SellabilityReason | null {
  if (facts.isGiftCard) return 'gift_card';
  if (facts.requiresSellingPlan) return 'subscription_only';
  if (facts.requiresComponents) return 'bundle';
  if (facts.tags.some((tag) => tag.toLowerCase() === BUSINESS_ONLY_TAG)) return 'business_only';
  if (isAgeRestricted(facts)) return 'age_restricted';
  return facts.availability === 'out_of_stock' ? 'out_of_stock' : null;
}
