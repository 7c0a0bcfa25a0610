import { ruleFor, type ProductRule } from '#app/agents/product-rule.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { CatalogItem } from '../catalog-item.ts';
import type { SellabilityReason } from '../sellability.ts';
import { EFFECTS, type EligibilityEffect, type EligibilityRule } from './eligibility-rule.ts';
import { effectOf, judgeEligibility } from './judge-eligibility.ts';

/** What keeps an agent from selling an item in the chat. */
export type Obstacle =
  /** The catalogue, or the shop's rule of this name. */
  | { by: 'shop'; reason: SellabilityReason; rule: string | null }
  /** A rule that the merchant gave this agent. */
  | { by: 'agent'; action: ProductRule['action'] }
  /** The agent takes no payment at all. */
  | { by: 'mode'; mode: Exclude<SellingMode, 'in_chat'> }
  /** What is not shown is not sold. */
  | { by: 'not_shown' };

/** What an agent may do with an item or a product, and what stands against more. */
export interface AgentVerdict {
  effect: EligibilityEffect;
  obstacles: Obstacle[];
}

/** What the verdict depends on besides the item. */
export interface AgentTerms {
  id: string;
  sellingMode: SellingMode;
  productRules: readonly ProductRule[];
}

const EFFECT_OF_RULE = { exclude: 'searchable', hand_off: 'hand_off' } as const;
const EFFECT_OF_MODE = { in_chat: 'in_chat', hand_off: 'hand_off', discovery: 'searchable' } as const;

/**
 * What an agent may do with a product: the most that it may with a variant of it. Shop, rules, the agent's own rules and
 * how it sells are asked, and the strictest wins (docs/eligibility.md).
 * @param items all its variants, as the catalogue has them; at least one
 * @param rules the shop's that are on, in their order
 * @param country of the buyer, ISO 3166-1 alpha-2
 */
export function judgeForAgent(
  items: readonly CatalogItem[],
  rules: readonly EligibilityRule[],
  agent: AgentTerms,
  country: string,
): AgentVerdict {
  const verdicts = items.map((item) => judgeItem(item, rules, agent, country));
  return verdicts.reduce((best, verdict) =>
    EFFECTS.indexOf(verdict.effect) < EFFECTS.indexOf(best.effect) ? verdict : best,
  );
}

function judgeItem(
  item: CatalogItem,
  rules: readonly EligibilityRule[],
  agent: AgentTerms,
  country: string,
): AgentVerdict {
  const { id: connectionId, sellingMode, productRules } = agent;
  const sellability = judgeEligibility(item, rules, { connectionId, country });
  const { reason, rule = null } = sellability;
  const own = ruleFor(item, productRules);
  const effects: EligibilityEffect[] = [effectOf(sellability), EFFECT_OF_MODE[sellingMode]];
  if (own) effects.push(EFFECT_OF_RULE[own.action]);
  const obstacles: Obstacle[] = [];
  if (reason) obstacles.push({ by: 'shop', reason, rule });
  if (own) obstacles.push({ by: 'agent', action: own.action });
  if (sellingMode !== 'in_chat') obstacles.push({ by: 'mode', mode: sellingMode });
  return { effect: EFFECTS[Math.max(...effects.map((effect) => EFFECTS.indexOf(effect)))]!, obstacles };
}
