import { acpRules } from './acp-rules.ts';
import type { FeedRule, FeedRuleAcrossRows } from './feed-rule.ts';
import { googleRules } from './google-rules.ts';
import { detailRules } from './openai/detail-rules.ts';
import { linkRules } from './openai/link-rules.ts';
import { priceRules } from './openai/price-rules.ts';
import { textRules } from './openai/text-rules.ts';
import { groupRules, uniqueIn } from './rules-across-rows.ts';
import { stripeInventoryRules, stripePriceRules, stripeProductRules } from './stripe-rules.ts';

/** What a feed file can be held against. */
export const FEED_SPECS = ['openai', 'google', 'acp', 'stripe', 'stripe-inventory', 'stripe-price'] as const;
export type FeedSpecId = (typeof FEED_SPECS)[number];

export interface FeedSpec {
  /** The field that names a row. */
  idField: string;
  rules: readonly FeedRule[];
  acrossRows: readonly FeedRuleAcrossRows[];
}

export const OPENAI_RULES: readonly FeedRule[] = [...textRules, ...linkRules, ...priceRules, ...detailRules];

/** Every rule Aisle knows, by spec. */
export const SPECS: Record<FeedSpecId, FeedSpec> = {
  openai: {
    idField: 'item_id',
    rules: OPENAI_RULES,
    acrossRows: [uniqueIn('openai', 'item_id'), ...groupRules],
  },
  google: { idField: 'id', rules: googleRules, acrossRows: [uniqueIn('google', 'id')] },
  acp: { idField: 'id', rules: acpRules, acrossRows: [uniqueIn('acp', 'id')] },
  stripe: { idField: 'id', rules: stripeProductRules, acrossRows: [uniqueIn('stripe', 'id')] },
  'stripe-inventory': { idField: 'id', rules: stripeInventoryRules, acrossRows: [uniqueIn('stripe', 'id')] },
  'stripe-price': { idField: 'id', rules: stripePriceRules, acrossRows: [uniqueIn('stripe', 'id')] },
};
