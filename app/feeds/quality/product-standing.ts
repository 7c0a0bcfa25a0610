import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { EFFECTS, type EligibilityEffect } from '#app/catalog/eligibility/eligibility-rule.ts';
import { effectOf } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import type { Severity } from '../rules/feed-rule.ts';
import { byGravity, type Judgement } from './judge-items.ts';
import { searchWords } from './search-words.ts';

/** How a product stands with agents (`product_standings`). */
export interface ProductStanding {
  productId: string;
  title: string;
  words: string;
  /** The most that an agent may do with a variant of it. */
  effect: EligibilityEffect;
  reason: SellabilityReason | null;
  ruleName: string | null;
  rules: string[];
  severity: Severity | null;
}

/**
 * Sums a product up.
 * @param items all its variants, judged by the merchant's rules
 * @param judgements of those that agents may show
 * @param title Shopify's: what the merchant knows it by, whatever agents are told
 */
export function standingOf(
  items: readonly CatalogItem[],
  judgements: readonly Judgement[],
  title: string,
): ProductStanding {
  const [first] = items;
  const best = Math.min(...items.map(({ sellability }) => EFFECTS.indexOf(effectOf(sellability))));
  const kept = items.find(({ sellability }) => sellability.reason !== null)?.sellability;
  const rules = byGravity([...new Set(judgements.flatMap((judgement) => judgement.rules))]);
  const skus = items.map(({ sku }) => sku);
  return {
    productId: first!.productId,
    title,
    words: searchWords([title, first!.vendor, first!.productType, ...skus]),
    effect: EFFECTS[best]!,
    reason: kept?.reason ?? null,
    ruleName: kept?.rule ?? null,
    rules,
    severity: rules.length === 0 ? null : severityOf(judgements),
  };
}

function severityOf(judgements: readonly Judgement[]): Severity {
  const found = new Set(judgements.map(({ severity }) => severity));
  return found.has('error') ? 'error' : found.has('warning') ? 'warning' : 'advice';
}
