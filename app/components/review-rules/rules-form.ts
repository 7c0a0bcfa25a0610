import { z } from 'zod';
import type { Translate } from '#app/i18n/translate.ts';
import { formatDecimal, parseDecimal } from '#app/kernel/money.ts';
import {
  checkReviewRules,
  DEFAULT_REVIEW_RULES,
  type ReviewRules,
  type RuleProblem,
} from '#app/orders/review/review-rules.ts';

/** Rules that are a switch with a value beside it; the others are a switch alone. */
const WITH_VALUE = [
  'riskLevel',
  'riskScore',
  'amountOver',
  'shipCountries',
  'newAgentOrders',
  'productTags',
] as const;
export type ValueRule = (typeof WITH_VALUE)[number];

const RULES = Object.keys(DEFAULT_REVIEW_RULES) as (keyof ReviewRules)[];

const rulesForm = z.object({
  on: z.record(z.enum(RULES), z.boolean()),
  values: z.record(z.enum(WITH_VALUE), z.string()),
});

/** The form of the rules: what is switched on, and what stands in the fields. */
export type RulesForm = z.output<typeof rulesForm>;

/** The rules as the form shows them. @param currency of the shop, in which sums are typed */
export function toRulesForm(rules: ReviewRules, currency: string): RulesForm {
  const { riskLevel, riskScore, amountOver, shipCountries, newAgentOrders, productTags } = rules;
  return {
    on: {
      riskLevel: riskLevel !== 'off',
      riskScore: riskScore !== null,
      tokenRisk: rules.tokenRisk,
      amountOver: amountOver !== null,
      shipCountries: shipCountries.length > 0,
      countriesDiffer: rules.countriesDiffer,
      newAgentOrders: newAgentOrders > 0,
      newBuyers: rules.newBuyers,
      productTags: productTags.length > 0,
      platformTerms: rules.platformTerms,
      handOff: rules.handOff,
    },
    values: {
      riskLevel: riskLevel === 'off' ? 'highest' : riskLevel,
      riskScore: riskScore === null ? '' : String(riskScore),
      amountOver: amountOver === null ? '' : formatDecimal(amountOver, currency),
      shipCountries: shipCountries.join(', '),
      newAgentOrders: newAgentOrders === 0 ? '' : String(newAgentOrders),
      productTags: productTags.join(', '),
    },
  };
}

/** Reads the form as the browser sends it, and tells what is wrong with each field. */
export function readRulesForm(
  given: unknown,
  currency: string,
  t: Translate,
): { ok: true; rules: Partial<ReviewRules> } | { ok: false; problems: RuleProblem[] } {
  const form = rulesForm.safeParse(given);
  if (!form.success) return { ok: false, problems: [{ field: '', text: t('common.checkFields') }] };
  const { on, values } = form.data;
  const empty = WITH_VALUE.filter((rule) => on[rule] && values[rule].trim() === '');
  const value = <R extends ValueRule>(rule: R, read: (text: string) => unknown): unknown =>
    on[rule] ? read(values[rule].trim()) : OFF[rule];
  const checked = checkReviewRules({
    riskLevel: value('riskLevel', (text) => text),
    riskScore: value('riskScore', wholeNumber),
    tokenRisk: on.tokenRisk,
    amountOver: value('amountOver', (text) => sum(text, currency)),
    shipCountries: value('shipCountries', list),
    countriesDiffer: on.countriesDiffer,
    newAgentOrders: value('newAgentOrders', wholeNumber),
    newBuyers: on.newBuyers,
    productTags: value('productTags', list),
    platformTerms: on.platformTerms,
    handOff: on.handOff,
  });
  const others = checked.ok
    ? []
    : checked.problems.filter(({ field }) => !empty.some((rule) => rule === field));
  const problems = [...empty.map((field) => ({ field, text: t('orders.rules.empty') })), ...others];
  return problems.length === 0 && checked.ok ? checked : { ok: false, problems };
}

const OFF: Pick<ReviewRules, ValueRule> = { ...DEFAULT_REVIEW_RULES, riskLevel: 'off' };

/** What is no number stays text, which the check refuses by its name. */
const wholeNumber = (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const list = (text: string): string[] => text.split(',');

function sum(text: string, currency: string): unknown {
  try {
    return parseDecimal(text, currency);
  } catch {
    return text;
  }
}
