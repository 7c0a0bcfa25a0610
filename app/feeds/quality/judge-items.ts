import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judged } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { FeedContext } from '../feed-format.ts';
import type { FeedRule, Severity } from '../rules/feed-rule.ts';
import { OPENAI_RULES } from '../rules/feed-specs.ts';
import { groupRules } from '../rules/rules-across-rows.ts';
import { toDraftRow } from './draft-row.ts';
import { SHOP_RULES } from './shop-rules.ts';

export interface Judgement {
  variantId: string;
  productId: string;
  /** The gravest first; empty: nothing is wrong. */
  rules: string[];
  severity: Severity | null;
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, advice: 2 };

type Told = Omit<FeedRule, 'breaks'>;

/** Rules that a catalogue is held against, by id. */
export const QUALITY_RULES: ReadonlyMap<string, Told> = new Map(
  [...OPENAI_RULES, ...groupRules, ...SHOP_RULES].map((rule) => [rule.id, rule]),
);

/**
 * Judges items that agents may show; the others are nobody's.
 * @param items with all variants of each of their products
 */
export function judgeItems(items: readonly CatalogItem[], context: FeedContext): Judgement[] {
  const across = groupRules.map((rule) => ({ id: rule.id, breaks: rule.start() }));
  return items
    .map((item) => judged(item, context.rules, context))
    .filter(({ sellability }) => sellability.searchable)
    .map((item) => {
      const row = toDraftRow(item, context);
      const broken = [
        ...OPENAI_RULES.filter((rule) => rule.breaks(row)),
        ...across.filter(({ breaks }) => breaks(row)),
        ...SHOP_RULES.filter((rule) => rule.breaks(item)),
      ].map(({ id }) => id);
      const rules = byGravity(broken);
      const [gravest] = rules;
      return {
        variantId: item.variantId,
        productId: item.productId,
        rules,
        severity: gravest === undefined ? null : QUALITY_RULES.get(gravest)!.severity,
      };
    });
}

/** Rules' ids, the gravest first; of the same gravity as they were. */
export function byGravity(rules: readonly string[]): string[] {
  return [...rules].sort((a, b) => weightOf(a) - weightOf(b));
}

const weightOf = (id: string) => WEIGHT[QUALITY_RULES.get(id)!.severity];

/** What a variant is worth to an agent, 0 to 1: nothing with an error, a tenth less for a warning, a fiftieth for advice. */
export function worthOf({ rules, severity }: Pick<Judgement, 'rules' | 'severity'>): number {
  if (severity === 'error') return 0;
  const minus = rules.reduce((sum, id) => sum + (weightOf(id) === WEIGHT.warning ? 0.1 : 0.02), 0);
  return Math.max(0, 1 - minus);
}
