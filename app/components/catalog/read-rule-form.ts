import { z } from 'zod';
import { EFFECTS, type RuleFields } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { RulesChange } from '#app/catalog/eligibility/change-rules.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { LISTS, RANGES, type RuleForm } from './rule-form.ts';

const range = z.object({ min: z.string(), max: z.string() });
const ruleForm = z.object({
  name: z.string(),
  effect: z.enum(EFFECTS),
  enabled: z.boolean(),
  lists: z.record(z.enum(LISTS), z.string()),
  ranges: z.record(z.enum(RANGES), range),
  connectionIds: z.array(z.string()),
});
const id = z.string().min(1);
const position = z.number().optional();
const request = z.object({
  intent: z.enum(['try', 'apply']),
  change: z.union([
    z.strictObject({ remove: id }),
    z.strictObject({ update: id, position, form: ruleForm.optional(), enabled: z.boolean().optional() }),
    z.strictObject({ add: ruleForm, position }),
  ]),
  audience: z.object({ agent: z.string().nullable(), country: z.string().regex(/^[A-Z]{2}$/) }).optional(),
});

export interface RulesRequest {
  intent: 'try' | 'apply';
  change: RulesChange;
  audience?: { agent: string | null; country: string };
}

/**
 * Reads what the page of the rules asks for.
 * @param currency of the shop, in which prices are typed
 * @throws AppError `invalid` whose `param` names the field (`ranges.price.min`); what a rule may be is checked where it
 *   is changed
 */
export function readRulesRequest(given: unknown, currency: string): RulesRequest {
  const { data } = request.safeParse(given);
  if (!data) throw new AppError('invalid', 'This cannot be asked of the rules.');
  const { change: asked, ...rest } = data;
  if ('remove' in asked) return { ...rest, change: asked };
  if ('add' in asked)
    return { ...rest, change: { add: toFields(asked.add, currency), position: asked.position } };
  const fields = {
    ...(asked.form && toFields(asked.form, currency)),
    ...(asked.enabled !== undefined && { enabled: asked.enabled }),
  };
  return { ...rest, change: { update: asked.update, fields, position: asked.position } };
}

function toFields(
  { name, effect, enabled, lists, ranges, connectionIds }: RuleForm,
  currency: string,
): RuleFields {
  const conditions: Record<string, unknown> = {};
  for (const list of LISTS) {
    const values = lists[list]
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (values.length > 0) conditions[list] = values;
  }
  for (const name of RANGES) {
    const ends = (['min', 'max'] as const).flatMap((end) => {
      const typed = ranges[name][end].trim();
      return typed === '' ? [] : [[end, amountOf(name, end, typed, currency)]];
    });
    if (ends.length > 0) conditions[name] = Object.fromEntries(ends);
  }
  if (connectionIds.length > 0) conditions.connectionIds = connectionIds;
  return { name, effect, enabled, conditions };
}

function amountOf(name: 'price' | 'stock', end: string, typed: string, currency: string): number {
  const param = `conditions.${name}.${end}`;
  if (name === 'stock') {
    if (!/^\d{1,9}$/.test(typed)) throw new AppError('invalid', 'must be a whole number', { param });
    return Number(typed);
  }
  try {
    return parseDecimal(typed, currency);
  } catch (cause) {
    throw new AppError('invalid', 'must be a sum of money', { param, cause });
  }
}
