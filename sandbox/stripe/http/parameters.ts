import { z } from 'zod';
import { SUPPORTED_CURRENCIES } from '../payments/charge-amount.ts';
import type { Form } from './form-body.ts';
import { invalidRequest, type StripeError } from './stripe-error.ts';

/** Text that may not be empty: an empty value means "unset" at Stripe. */
export const text = z.string().min(1, 'parameter_invalid_empty');
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'parameter_invalid_integer')
  .transform(Number);
export const boolean = z
  .string()
  .regex(/^(true|false)$/, 'invalid_boolean')
  .transform((value) => value === 'true');
/** Lower-case ISO code that Stripe charges in; upper case is taken too, as Stripe does. */
export const currency = text
  .transform((value) => value.toLowerCase())
  .refine((value) => SUPPORTED_CURRENCIES.has(value), 'invalid_currency');
/** Up to 50 keys; an empty value deletes its key (https://docs.stripe.com/api/metadata). */
export const metadata = z
  .record(z.string().max(40, 'metadata_too_long'), z.string().max(500, 'metadata_too_long'))
  .refine((value) => Object.keys(value).length <= 50, 'metadata_too_many');
/** A parameter that is stored or ignored, whatever its inside. */
export const anything = z.unknown();

/** Parameters of a call, unknown ones refused; `expand` is always allowed. */
export function parameters<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject({ ...shape, expand: z.array(text).optional() });
}

/** Parameters of a list call. */
export function listParameters<S extends z.ZodRawShape>(shape: S) {
  return parameters({
    limit: integer.optional(),
    starting_after: text.optional(),
    ending_before: text.optional(),
    ...shape,
  });
}

/**
 * Checks the decoded form against a schema.
 * @throws StripeError 400 in Stripe's words: `parameter_unknown`, `parameter_missing`, `parameter_invalid_*`.
 */
export function readParameters<S extends z.ZodType>(schema: S, form: Form): z.output<S> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const unknown = result.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) return refuseUnknown(unknown.keys.map((key) => nameOf([...unknown.path, key])));
  throw refusalOf(result.error.issues[0]!, form);
}

function refuseUnknown(names: string[]): never {
  throw invalidRequest(`Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`, {
    code: 'parameter_unknown',
    param: names[0],
  });
}

function refusalOf(issue: z.core.$ZodIssue, form: Form): StripeError {
  const param = nameOf(issue.path);
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], form);
  if (value === undefined)
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (value === '')
    return invalidRequest(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
      { code: 'parameter_invalid_empty', param },
    );
  if (issue.code === 'invalid_value')
    return invalidRequest(`Invalid ${param}: must be one of ${issue.values.join(', ')}`, { param });
  if (issue.message === 'parameter_invalid_integer')
    return invalidRequest(`Invalid integer: ${String(value)}`, { code: 'parameter_invalid_integer', param });
  if (issue.message === 'invalid_boolean')
    return invalidRequest(`Invalid boolean: ${String(value)}`, { param });
  if (issue.message === 'invalid_currency')
    return invalidRequest(
      `Invalid currency: ${String(value)}. Stripe currently supports these currencies: ${[...SUPPORTED_CURRENCIES].join(', ')}`,
      { param },
    );
  if (issue.message.startsWith('metadata_'))
    return invalidRequest('Metadata takes at most 50 keys of 40 characters with values of 500 characters.', {
      param,
    });
  const wanted = issue.code === 'invalid_type' ? issue.expected : 'value';
  return invalidRequest(`Invalid ${wanted === 'record' ? 'object' : wanted}`, { param });
}

function nameOf(path: PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');
}
