import type { EligibilityConditions, EligibilityEffect } from '#app/catalog/eligibility/eligibility-rule.ts';
import { formatDecimal } from '#app/kernel/money.ts';

/** Conditions that are lists: one value on each line. */
export const LISTS = [
  'tags',
  'vendors',
  'productTypes',
  'categories',
  'collectionIds',
  'productIds',
  'variantIds',
  'countries',
] as const;
export const RANGES = ['price', 'stock'] as const;

/** A rule as its form shows it. */
export interface RuleForm {
  name: string;
  effect: EligibilityEffect;
  enabled: boolean;
  lists: Record<(typeof LISTS)[number], string>;
  /** Prices as decimals in the shop's currency. */
  ranges: Record<(typeof RANGES)[number], { min: string; max: string }>;
  connectionIds: string[];
}

interface FormedRule {
  name: string;
  effect: EligibilityEffect;
  enabled: boolean;
  conditions: EligibilityConditions;
}

const NEW_RULE: FormedRule = { name: '', effect: 'hidden', enabled: true, conditions: {} };

/** @param rule absent: a new one */
export function toRuleForm(currency: string, rule: FormedRule = NEW_RULE): RuleForm {
  const { name, effect, enabled, conditions } = rule;
  const amount = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? '' : write(value);
  const money = (value: number) => formatDecimal(value, currency);
  const { price, stock } = conditions;
  return {
    ...{ name, effect, enabled },
    lists: Object.fromEntries(
      LISTS.map((list) => [list, (conditions[list] ?? []).join('\n')]),
    ) as RuleForm['lists'],
    ranges: {
      price: { min: amount(price?.min, money), max: amount(price?.max, money) },
      stock: { min: amount(stock?.min, String), max: amount(stock?.max, String) },
    },
    connectionIds: conditions.connectionIds ?? [],
  };
}
