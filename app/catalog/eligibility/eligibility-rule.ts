import { z } from 'zod';
import type { EligibilityRule as RuleRow } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import { fieldPath } from '#app/kernel/field-path.ts';

/** What a rule makes of an item, from the most that agents may to the least. */
export const EFFECTS = ['in_chat', 'hand_off', 'searchable', 'hidden'] as const;
/**
 * `in_chat`: shown and bought in the chat; it ends the search for a rule. `hand_off`: shown, bought in the shop's own
 * checkout only. `searchable`: shown, bought through no agent. `hidden`: neither.
 */
export type EligibilityEffect = (typeof EFFECTS)[number];

/** Each is looked at for every item of the catalogue. */
export const MOST_RULES = 100;
/** Of what a condition names. */
export const MOST_VALUES = 250;

const anyOf = <S extends z.ZodType<string>>(value: S) =>
  z
    .array(value)
    .min(1, 'names nothing')
    .max(MOST_VALUES, `names more than ${MOST_VALUES}`)
    .transform((values) => [...new Set(values)]);
const ids = anyOf(z.string().regex(/^\d{1,20}$/, 'is no id of Shopify’s (digits)'));
const words = anyOf(z.string().trim().min(1).max(255));
const range = z
  .strictObject({ min: z.int().min(0), max: z.int().min(0) })
  .partial()
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'names neither min nor max')
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'has no value within');

/** `eligibility_rules.conditions` */
export const eligibilityConditions = z
  .strictObject({
    productIds: ids,
    variantIds: ids,
    collectionIds: ids,
    tags: words,
    vendors: words,
    productTypes: words,
    /** Full names in Shopify's taxonomy, each with all below it. */
    categories: words,
    /** The shop's own price, minor units; both ends count. */
    price: range,
    /** Units that can be sold; without a limit it is more than any. */
    stock: range,
    /** ISO 3166-1 alpha-2 */
    countries: anyOf(
      z
        .string()
        .transform((code) => code.trim().toUpperCase())
        .refine(isCountry, 'is no country (ISO 3166-1 alpha-2, such as FR)'),
    ),
    connectionIds: anyOf(z.string().min(1).max(100)),
  })
  .partial();

/** When a rule holds: all that is given must, a list by any of its values. Nothing given: always. */
export type EligibilityConditions = z.output<typeof eligibilityConditions>;

const fields = z.strictObject({
  name: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  effect: z.enum(EFFECTS),
  conditions: eligibilityConditions,
  enabled: z.boolean(),
});

/** What a merchant may set of a rule. */
export type RuleFields = z.output<typeof fields>;

/** A rule as an item is judged by it. */
export type EligibilityRule = Pick<RuleFields, 'name' | 'effect' | 'conditions'> & { id: string };

/**
 * Checks what is given of a rule; the rest is left alone.
 * @throws AppError `invalid` whose `param` is the field
 */
export function readRuleFields(given: Partial<RuleFields>): Partial<RuleFields> {
  return read(fields.partial(), given);
}

/**
 * A new rule's fields; it is on unless said.
 * @throws AppError `invalid` whose `param` is the field
 */
export function readNewRule(given: Partial<RuleFields>): RuleFields {
  return read(fields, { enabled: true, ...given });
}

function read<T>(schema: z.ZodType<T>, given: Partial<RuleFields>): T {
  const result = schema.safeParse(given, {
    error: ({ input }) => (input === undefined ? 'is missing' : undefined),
  });
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  const param = fieldPath(path);
  throw new AppError('invalid', param ? `${param}: ${message}` : message, { param: param || undefined });
}

/**
 * A rule of its row.
 * @throws ZodError if the row holds what no version of this file has written: nothing is sold by half a rule.
 */
export function toRule({ id, name, effect, conditions, enabled }: RuleRow): EligibilityRule & RuleFields {
  return { id, ...fields.parse({ name, effect, conditions, enabled }) };
}
