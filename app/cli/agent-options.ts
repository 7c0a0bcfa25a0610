import { z } from 'zod';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import type { ConnectionSettings } from '#app/agents/connection-settings.ts';
import { productRules } from '#app/agents/product-rule.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { json } from './json-option.ts';

/** The word that takes a setting away. */
const NONE = 'none';

const list = z.string().transform((text) =>
  text === NONE
    ? []
    : text
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
);
const decimal = z.string().regex(/^(\d+(\.\d+)?|none)$/, 'a decimal amount such as 250.00, or none');

/** The options of an agent's settings. */
export const agentOptions = z.object({
  name: z.string().optional(),
  platform: z.string().optional(),
  'selling-mode': z.enum(['in_chat', 'hand_off', 'discovery']).optional(),
  'event-url': z
    .string()
    .transform((url) => (url === NONE ? null : url))
    .optional(),
  'api-version': z.enum(ACP_VERSIONS).optional(),
  signature: z.enum(['off', 'optional', 'required']).optional(),
  'rate-limit': z.coerce.number().optional(),
  'max-order': decimal.optional(),
  'max-day': decimal.optional(),
  countries: list.optional(),
  rules: json.pipe(productRules).optional(),
  interventions: list.pipe(z.array(z.enum(['3ds', 'biometric']))).optional(),
  'stripe-agent': z
    .string()
    .transform((profile) => (profile === NONE ? null : profile))
    .optional(),
});

export const AGENT_OPTIONS_USAGE = `[--selling-mode in_chat|hand_off|discovery] [--event-url URL] [--api-version VERSION]
[--signature off|optional|required] [--rate-limit REQUESTS-A-MINUTE]
[--max-order AMOUNT] [--max-day AMOUNT] [--countries US,CA]
[--rules JSON] [--interventions 3ds,biometric] [--stripe-agent PROFILE|any]`;

/**
 * The settings these options name; those that are not given are not there.
 * @param currency of the shop, in which amounts are read
 */
export function agentSettings(
  options: z.output<typeof agentOptions>,
  currency: string,
): Partial<ConnectionSettings> {
  const settings: Partial<ConnectionSettings> = {
    name: options.name,
    platform: options.platform,
    sellingMode: options['selling-mode'],
    eventUrl: options['event-url'],
    apiVersion: options['api-version'],
    signaturePolicy: options.signature,
    rateLimit: options['rate-limit'],
    maxOrderAmount: amount(options['max-order'], currency),
    maxDailyAmount: amount(options['max-day'], currency),
    allowedCountries: options.countries,
    productRules: options.rules,
    requiredInterventions: options.interventions,
    stripeAgent: options['stripe-agent'],
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<ConnectionSettings>;
}

function amount(text: string | undefined, currency: string): number | null | undefined {
  if (text === undefined) return undefined;
  return text === NONE ? null : parseDecimal(text, currency);
}
