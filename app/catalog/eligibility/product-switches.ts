import type { ProductRule } from '#app/agents/product-rule.ts';
import type { CatalogItem } from '../catalog-item.ts';
import { isShopOnly } from '../sellability.ts';
import type { Rule, RulesChange } from './change-rules.ts';
import type { EligibilityRule } from './eligibility-rule.ts';
import { hideByRule, isHidingRule } from './hiding-rule.ts';
import { judgeForAgent, type AgentTerms, type AgentVerdict, type Obstacle } from './judge-for-agent.ts';

/** Whether an agent shows, or sells, a product. */
export interface ProductSwitch {
  isOn: boolean;
  /** What keeps it off whatever is switched; none: it can be switched on. */
  heldBy: Obstacle[];
}

/** What an agent may do with a product, and what staff can switch of it. */
export interface ProductSwitches extends AgentVerdict {
  searchable: ProductSwitch;
  /** In the chat, or in the shop's own checkout where that is how the agent sells. */
  buyable: ProductSwitch;
}

/**
 * The switches of a product for an agent. Switched off they are the merchant's ordinary rules: `searchable` a rule that
 * hides products by their ids from this agent alone, `buyable` a rule of the agent's own that excludes the product.
 * @param items all its variants, at least one
 * @param rules the shop's that are on, in their order
 */
export function switchesOf(
  items: readonly CatalogItem[],
  rules: readonly EligibilityRule[],
  agent: AgentTerms,
  country: string,
): ProductSwitches {
  const { productId } = items[0]!;
  const now = judgeForAgent(items, rules, agent, country);
  const shown = judgeForAgent(items, withoutHiding(rules, productId, agent.id), agent, country);
  const sold = judgeForAgent(
    items,
    rules,
    { ...agent, productRules: sellingRules(agent, productId) },
    country,
  );
  const isShown = now.effect !== 'hidden';
  const isSold = now.effect === 'in_chat' || now.effect === 'hand_off';
  return {
    ...now,
    searchable: { isOn: isShown, heldBy: shown.effect === 'hidden' ? ofShop(shown) : [] },
    buyable: { isOn: isSold, heldBy: isSold ? [] : whyNotSold(sold, shown) },
  };
}

function whyNotSold(sold: AgentVerdict, shown: AgentVerdict): Obstacle[] {
  if (shown.effect === 'hidden') return ofShop(shown);
  if (sold.effect === 'hidden') return [{ by: 'not_shown' }];
  return sold.effect === 'searchable' ? sold.obstacles.filter(forbidsSelling) : [];
}

/** Not only in the chat, but at all. */
function forbidsSelling(obstacle: Obstacle): boolean {
  if (obstacle.by === 'shop') return !isShopOnly(obstacle.reason);
  if (obstacle.by === 'agent') return obstacle.action === 'exclude';
  return obstacle.by === 'mode' && obstacle.mode === 'discovery';
}

/** Only the catalogue and the shop's rules hide anything. */
const ofShop = ({ obstacles }: AgentVerdict) => obstacles.filter(({ by }) => by === 'shop');

/** The rules as if the product were not switched off for the agent. */
function withoutHiding(
  rules: readonly EligibilityRule[],
  productId: string,
  connectionId: string,
): EligibilityRule[] {
  return rules.map((rule) => {
    if (!isHidingRule(rule, connectionId)) return rule;
    // A list that becomes empty holds for nothing.
    const productIds = rule.conditions.productIds.filter((id) => id !== productId);
    return { ...rule, conditions: { ...rule.conditions, productIds } };
  });
}

/**
 * What becomes of the shop's rules when a product is to be hidden from an agent, or no longer. Rules that hide come first:
 * so nothing that another rule hides is shown because of them, and none that comes first shows what they hide.
 * @param rules all, on or off, in their order
 * @param name of a new rule
 */
export function hidingChanges(
  rules: readonly Rule[],
  { productId, connectionId, isHidden, name }: Hiding,
): RulesChange[] {
  const hiding = rules.filter(({ enabled }) => enabled).filter((rule) => isHidingRule(rule, connectionId));
  const having = hiding.filter(({ conditions }) => conditions.productIds.includes(productId));
  if (!isHidden)
    return having.map(({ id, conditions }) => {
      const productIds = conditions.productIds.filter((one) => one !== productId);
      return productIds.length === 0
        ? { remove: id }
        : { update: id, fields: { conditions: { ...conditions, productIds } } };
    });
  const firstOther = rules.findIndex(({ enabled, effect }) => enabled && effect !== 'hidden');
  const leading = firstOther === -1 ? rules : rules.slice(0, firstOther);
  if (having.some((rule) => leading.includes(rule))) return [];
  const inFront = hiding.filter((rule) => leading.includes(rule));
  return [hideByRule(inFront, productId, { name, connectionId })];
}

interface Hiding {
  productId: string;
  connectionId: string;
  isHidden: boolean;
  name: string;
}

/** An agent's own rules as if the product were not switched off. */
function sellingRules({ productRules }: AgentTerms, productId: string): ProductRule[] {
  return productRules.filter((rule) => !excludes(rule, productId));
}

/** An agent's own rules once a product is excluded, or no longer; the same list where nothing changes. */
export function rulesSwitched(
  rules: readonly ProductRule[],
  productId: string,
  isSold: boolean,
): readonly ProductRule[] {
  const isExcluded = rules.some((rule) => excludes(rule, productId));
  if (isExcluded !== isSold) return rules;
  return isSold
    ? rules.filter((rule) => !excludes(rule, productId))
    : [...rules, { action: 'exclude', field: 'product', value: productId }];
}

function excludes({ action, field, value }: ProductRule, productId: string): boolean {
  return action === 'exclude' && field === 'product' && value === productId;
}
