import type { FeedSpecId } from '../rules/feed-specs.ts';

/**
 * What a file is meant to be, by the names of its fields; the spec with names of its own that are there, OpenAI's where
 * nothing tells otherwise. Its V1 shares most names with Google's and Stripe's, but not the flags.
 */
export function detectSpec(fields: Iterable<string>, nested: boolean): FeedSpecId {
  const has = new Set(fields);
  const any = (...names: string[]) => names.some((name) => has.has(name));
  if (nested && has.has('variants')) return 'acp';
  if (any('item_id', 'is_eligible_search', 'enable_search', 'image_url', 'url')) return 'openai';
  if (any('inventory_not_tracked', 'tax_behavior', 'disable_checkout', 'stripe_product_tax_code'))
    return 'stripe';
  if (has.has('id') && !any('title', 'link')) {
    if (any('price')) return 'stripe-price';
    if (any('availability', 'inventory_quantity')) return 'stripe-inventory';
  }
  if (any('identifier_exists', 'google_product_category', 'product_type', 'link')) return 'google';
  return 'openai';
}
