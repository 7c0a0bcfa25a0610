import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { OPENAI_DIALECTS } from '../formats/openai/legacy-rows.ts';

const settings = z.strictObject({
  country: z.string().refine(isCountry, 'is no country (ISO 3166-1 alpha-2, such as FR)').nullable(),
  dialect: z.enum(OPENAI_DIALECTS).nullable(),
  stripeShipping: z.string().min(1).max(1000).nullable(),
  guardPercent: z.int().min(0).max(100),
  /** Platforms want a full feed at least daily. */
  everyHours: z.int().min(1).max(24),
});

/** What can be changed of a destination at any time; the next snapshot meets it. */
export type DestinationSettings = z.output<typeof settings>;

/**
 * Checks the settings that are given for a feed of this format.
 * @throws AppError `invalid` whose `param` is the field, as the database calls it
 */
export function readDestinationSettings(
  format: FeedFormatId,
  given: Partial<DestinationSettings>,
): Partial<DestinationSettings> {
  const result = settings.partial().safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw invalid(String(issue.path[0] ?? ''), issue.message);
  }
  if (given.dialect && !format.startsWith('openai-'))
    throw invalid('dialect', 'only OpenAI’s files have dialects');
  if (given.stripeShipping && format !== 'stripe')
    throw invalid('stripeShipping', 'only Stripe’s catalogue says it');
  return result.data;
}

function invalid(field: string, problem: string): AppError {
  const param = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return new AppError('invalid', param ? `${param}: ${problem}` : problem, { param: param || undefined });
}
