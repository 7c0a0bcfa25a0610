import type { CatalogItem } from '../catalog-item.ts';
import { isWithinCategory } from '../is-within-category.ts';
import { isShopOnly, type Sellability } from '../sellability.ts';
import {
  EFFECTS,
  type EligibilityConditions,
  type EligibilityEffect,
  type EligibilityRule,
} from './eligibility-rule.ts';

/** Whom an item is judged for. */
export interface Audience {
  /** The agent's; null: no agent's in particular, as in a feed for all. No rule for some agents holds there. */
  connectionId: string | null;
  /** Where the buyer is, ISO 3166-1 alpha-2; as long as nobody has said so, the shop's country. */
  country: string;
}

/** What a rule looks at. */
export type JudgedItem = Pick<
  CatalogItem,
  | 'productId'
  | 'variantId'
  | 'collectionIds'
  | 'tags'
  | 'vendor'
  | 'productType'
  | 'category'
  | 'price'
  | 'available'
  | 'sellability'
>;

/** A verdict in the words of a rule's effect. */
export function effectOf({ searchable, sellable, reason }: Sellability): EligibilityEffect {
  if (!searchable) return 'hidden';
  if (sellable) return 'in_chat';
  return isShopOnly(reason) ? 'hand_off' : 'searchable';
}

/**
 * The verdict on an item by the merchant's rules: the first that holds decides. It may only be the stricter one; at
 * equal strictness the catalogue's own reason stays.
 * @param rules those that are on, in their order
 */
export function judgeEligibility(
  item: JudgedItem,
  rules: readonly EligibilityRule[],
  audience: Audience,
): Sellability {
  const { sellability } = item;
  const rule = rules.find(({ conditions }) => holds(conditions, item, audience));
  if (!rule || rule.effect === 'in_chat') return sellability;
  if (EFFECTS.indexOf(rule.effect) <= EFFECTS.indexOf(effectOf(sellability))) return sellability;
  return {
    searchable: rule.effect !== 'hidden',
    sellable: false,
    reason: `rule_${rule.effect}`,
    rule: rule.name,
  };
}

/** The item with the verdict of the merchant's rules in place of the catalogue's; the same item where it stays. */
export function judged<T extends JudgedItem>(
  item: T,
  rules: readonly EligibilityRule[],
  audience: Audience,
): T {
  const sellability = judgeEligibility(item, rules, audience);
  return sellability === item.sellability ? item : { ...item, sellability };
}

function holds(conditions: EligibilityConditions, item: JudgedItem, audience: Audience): boolean {
  const { productIds, variantIds, collectionIds, tags, vendors, productTypes } = conditions;
  const { categories, price, stock, countries, connectionIds } = conditions;
  return (
    names(connectionIds, audience.connectionId === null ? [] : [audience.connectionId]) &&
    names(countries, [audience.country]) &&
    names(productIds, [item.productId]) &&
    names(variantIds, [item.variantId]) &&
    isWithin(price, item.price) &&
    isWithin(stock, item.available ?? Infinity) &&
    names(vendors, [item.vendor]) &&
    names(productTypes, [item.productType]) &&
    names(collectionIds, item.collectionIds) &&
    names(tags, item.tags) &&
    (!categories || categories.some((category) => isWithinCategory(item.category, category)))
  );
}

/** As Shopify compares tags and types: case does not count. */
function names(values: readonly string[] | undefined, found: readonly string[]): boolean {
  if (!values) return true;
  const folded = foldedOf(values);
  return found.some((value) => folded.has(fold(value)));
}

const fold = (value: string) => value.trim().toLowerCase();

/** Of each list once, however many items it is held against; kept no longer than its rule. */
const foldedLists = new WeakMap<readonly string[], ReadonlySet<string>>();

function foldedOf(values: readonly string[]): ReadonlySet<string> {
  const known = foldedLists.get(values);
  if (known) return known;
  const folded = new Set(values.map(fold));
  foldedLists.set(values, folded);
  return folded;
}

function isWithin(range: EligibilityConditions['price'], amount: number): boolean {
  return !range || (amount >= (range.min ?? 0) && amount <= (range.max ?? Infinity));
}
