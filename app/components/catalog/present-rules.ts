import { EFFECTS } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { ListedRule } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import type { EligibilityTrial } from '#app/catalog/eligibility/try-eligibility.server.ts';
import { formatNumber, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { presentEffect, presentReason } from './present-standing.ts';
import { LISTS, toRuleForm } from './rule-form.ts';

interface Names {
  currency: string;
  agents: readonly { id: string; name: string }[];
}

/** A rule of the list, with the form that changes it. */
export function presentRule(rule: ListedRule, { currency, agents }: Names, reader: Reader) {
  return {
    id: rule.id,
    name: rule.name,
    enabled: rule.enabled,
    effect: presentEffect(rule.effect, reader),
    conditions: presentConditions(rule.conditions, { currency, agents }, reader),
    form: toRuleForm(currency, rule),
  };
}

export type RuleView = ReturnType<typeof presentRule>;

function presentConditions(
  conditions: ListedRule['conditions'],
  { currency, agents }: Names,
  reader: Reader,
): string[] {
  const { t, locale } = reader;
  const named = (field: (typeof LISTS)[number] | 'connectionIds' | 'price' | 'stock') =>
    t(`catalog.eligibility.fields.${field}`);
  const list = (values: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(values);
  const lines = LISTS.flatMap((field) => {
    const values = conditions[field];
    return values ? [t('catalog.eligibility.anyOf', { field: named(field), values: list(values) })] : [];
  });
  const { connectionIds, price, stock } = conditions;
  if (connectionIds) {
    const names = connectionIds.map(
      (id) => agents.find((agent) => agent.id === id)?.name ?? t('catalog.eligibility.formerAgent'),
    );
    lines.push(t('catalog.eligibility.anyOf', { field: named('connectionIds'), values: list(names) }));
  }
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  if (price) lines.push(presentRange(named('price'), price, money));
  if (stock) lines.push(presentRange(named('stock'), stock, (units) => formatNumber(units, reader)));
  return lines.length > 0 ? lines : [t('catalog.eligibility.always')];

  function presentRange(
    field: string,
    { min, max }: { min?: number; max?: number },
    write: (value: number) => string,
  ): string {
    if (min === undefined) return t('catalog.eligibility.upTo', { field, max: write(max ?? 0) });
    if (max === undefined) return t('catalog.eligibility.from', { field, min: write(min) });
    return t('catalog.eligibility.range', { field, min: write(min), max: write(max) });
  }
}

/** What a change of the rules would do. */
export function presentTrial({ verdicts, changed, items }: EligibilityTrial, reader: Reader) {
  const { t } = reader;
  return {
    changed: changed === 0 ? null : t('catalog.eligibility.trial.changed', { count: changed }),
    verdicts: EFFECTS.map((effect) => ({
      effect,
      name: presentEffect(effect, reader).text,
      before: formatNumber(verdicts[effect].before, reader),
      after: formatNumber(verdicts[effect].after, reader),
    })),
    items: items.slice(0, EXAMPLES).map(({ itemId, name, before, after }) => ({
      ...{ itemId, name },
      before: presentEffect(before.verdict, reader).text,
      after: presentEffect(after.verdict, reader).text,
      reason: presentReason(after.reason, after.rule, reader),
    })),
    more: changed > EXAMPLES ? t('catalog.eligibility.trial.more', { count: changed - EXAMPLES }) : null,
  };
}

const EXAMPLES = 10;

export type TrialView = ReturnType<typeof presentTrial>;
