import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import { addressProblem } from '#app/outbound/address-problem.ts';
import { ACP_VERSIONS } from './acp-versions.ts';
import { productRules } from './product-rule.ts';

const country = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .refine(isCountry, { error: ({ input }) => `"${String(input)}" is no country (ISO 3166-1 alpha-2)` });
/** Minor units of the shop's currency. */
const amount = z.int().min(0);

const settings = z.strictObject({
  name: z.string().trim().min(1).max(100),
  platform: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
  sellingMode: z.enum(['in_chat', 'hand_off', 'discovery']),
  eventUrl: z.url({ protocol: /^https?$/ }).nullable(),
  apiVersion: z.enum(ACP_VERSIONS),
  signaturePolicy: z.enum(['off', 'optional', 'required']),
  rateLimit: z.int().min(1).max(100_000),
  maxOrderAmount: amount.nullable(),
  maxDailyAmount: amount.nullable(),
  allowedCountries: z.array(country).transform((codes) => [...new Set(codes)]),
  productRules,
  requiredInterventions: z.array(z.enum(['3ds', 'biometric'])),
  stripeAgent: z
    .string()
    .regex(/^(any|profile_\w{1,200})$/, 'a Stripe profile, or any')
    .nullable(),
});

/** What a merchant may set of a connection, at any time. Amounts in minor units of the shop's currency. */
export type ConnectionSettings = z.output<typeof settings>;

/**
 * Checks the settings that are given; the others are left alone.
 * @param env outside the sandbox, orders are told over TLS and to public addresses only.
 * @throws AppError `invalid` whose `param` is the field, as the database calls it.
 */
export function readSettings(
  env: { SANDBOX: boolean },
  given: Partial<ConnectionSettings>,
): Partial<ConnectionSettings> {
  const result = settings.partial().safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw invalid(String(issue.path[0] ?? ''), issue.message);
  }
  const { eventUrl } = result.data;
  const problem = eventUrl ? addressProblem(new URL(eventUrl), env) : null;
  if (problem) throw invalid('eventUrl', problem);
  return result.data;
}

function invalid(field: string, problem: string): AppError {
  const param = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return new AppError('invalid', param ? `${param}: ${problem}` : problem, { param: param || undefined });
}

/** The columns of these settings. */
export function settingsColumns({ maxOrderAmount, maxDailyAmount, ...rest }: Partial<ConnectionSettings>) {
  return {
    ...rest,
    maxOrderAmount: toBigInt(maxOrderAmount),
    maxDailyAmount: toBigInt(maxDailyAmount),
  };
}

function toBigInt(minor: number | null | undefined): bigint | null | undefined {
  return minor == null ? minor : BigInt(minor);
}
