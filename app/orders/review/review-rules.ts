import { z } from 'zod';
import { isCountry } from '#app/kernel/country-code.ts';

const MOST_TAGS = 50;

/** Words without blanks around them, each once; what is empty says nothing. */
const words = z
  .array(z.string().trim().max(255, 'is longer than 255 characters'))
  .transform((given) => [...new Set(given.filter(Boolean))]);

const country = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => code === '' || isCountry(code), {
    error: ({ input }) => `"${String(input)}" is no country (ISO 3166-1 alpha-2, such as FR)`,
  });

const fields = {
  riskLevel: z.enum(['off', 'elevated', 'highest']),
  riskScore: z
    .int('must be a whole number')
    .min(1, 'must be 1 to 100')
    .max(100, 'must be 1 to 100')
    .nullable(),
  tokenRisk: z.boolean(),
  amountOver: z.int('must be a sum of money').min(0, 'must not be negative').nullable(),
  shipCountries: z.array(country).pipe(words),
  countriesDiffer: z.boolean(),
  newAgentOrders: z.int('must be a whole number').min(0, 'must be 0 to 1000').max(1000, 'must be 0 to 1000'),
  newBuyers: z.boolean(),
  productTags: words.pipe(z.array(z.string()).max(MOST_TAGS, `are more than ${MOST_TAGS} tags`)),
  platformTerms: z.boolean(),
  handOff: z.boolean(),
};

const changes = z.strictObject(fields).partial();

/**
 * Which orders wait for staff before anything of them ships.
 * - `riskLevel`: Stripe Radar's risk level of the charge is this or above
 * - `riskScore`: Radar's score is this or more (0 to 100; Stripe gives it with Radar for Fraud Teams only)
 * - `tokenRisk`: an insight of the payment token recommends to block
 * - `amountOver`: the total is above this, minor units of the shop's currency; null: any total is fine
 * - `shipCountries`: goods go to one of these (ISO 3166-1 alpha-2)
 * - `countriesDiffer`: goods go to another country than the bill
 * - `newAgentOrders`: the first so many orders of each agent connection
 * - `newBuyers`: the buyer has bought nothing through an agent before
 * - `productTags`: a product with one of these tags is among the goods
 * - `platformTerms`: an agent platform that ran the checkout itself sold at other prices than the shop's, or goods to be
 *   shipped without shipping: it does so where nobody asks Aisle first (order approvals are off at Stripe)
 * - `handOff`: the rules also hold for orders that were paid in the shop's own checkout, as far as they can
 */
export type ReviewRules = Required<z.output<typeof changes>>;

/** What holds where the merchant has said nothing: what Stripe itself would rather have blocked. */
export const DEFAULT_REVIEW_RULES: ReviewRules = {
  riskLevel: 'highest',
  riskScore: null,
  tokenRisk: true,
  amountOver: null,
  shipCountries: [],
  countriesDiffer: false,
  newAgentOrders: 0,
  newBuyers: false,
  productTags: [],
  platformTerms: true,
  handOff: false,
};

/** What is wrong with a given rule. */
export interface RuleProblem {
  field: keyof ReviewRules | string;
  text: string;
}

/** Checks the rules that are given; the others are left alone. Tells every problem, not only the first. */
export function checkReviewRules(
  given: unknown,
): { ok: true; rules: Partial<ReviewRules> } | { ok: false; problems: RuleProblem[] } {
  const result = changes.safeParse(given);
  if (result.success) return { ok: true, rules: result.data };
  const problems = result.error.issues.map((issue): RuleProblem =>
    issue.code === 'unrecognized_keys'
      ? { field: issue.keys[0]!, text: 'is no rule' }
      : { field: String(issue.path[0] ?? ''), text: issue.message },
  );
  return { ok: false, problems };
}

/** The rules of `shops.review_rules`, with the default for each that the merchant has not set. */
export function readReviewRules(stored: unknown): ReviewRules {
  return { ...DEFAULT_REVIEW_RULES, ...(stored as Partial<ReviewRules>) };
}
