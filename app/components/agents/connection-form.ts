import { z } from 'zod';
import type { CreateConnectionInput } from '#app/agents/create-connection.server.ts';
import type { ConnectionSettings } from '#app/agents/connection-settings.ts';
import type { ListedConnection } from '#app/agents/get-connection.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { formatDecimal, parseDecimal } from '#app/kernel/money.ts';

/** What the form of a connection's settings holds: text, as it is typed. */
export interface SettingsForm {
  name: string;
  sellingMode: string;
  eventUrl: string;
  apiVersion: string;
  signaturePolicy: string;
  rateLimit: string;
  maxOrderAmount: string;
  maxDailyAmount: string;
  allowedCountries: string;
  productRules: { action: string; field: string; value: string }[];
}

const rule = z.object({ action: z.string(), field: z.string(), value: z.string() });
const settingsForm = z.object({
  ...{ name: z.string(), sellingMode: z.string(), eventUrl: z.string(), apiVersion: z.string() },
  ...{ signaturePolicy: z.string(), rateLimit: z.string(), maxOrderAmount: z.string() },
  ...{ maxDailyAmount: z.string(), allowedCountries: z.string(), productRules: z.array(rule) },
});

/** The settings as the form shows them. @param currency of the shop, in which sums are typed */
export function toSettingsForm(connection: ListedConnection, currency: string): SettingsForm {
  const sum = (minor: bigint | null) => (minor === null ? '' : formatDecimal(Number(minor), currency));
  return {
    name: connection.name,
    sellingMode: connection.sellingMode,
    eventUrl: connection.eventUrl ?? '',
    apiVersion: connection.apiVersion,
    signaturePolicy: connection.signaturePolicy,
    rateLimit: String(connection.rateLimit),
    maxOrderAmount: sum(connection.maxOrderAmount),
    maxDailyAmount: sum(connection.maxDailyAmount),
    allowedCountries: connection.allowedCountries.join(', '),
    productRules: connection.productRules as unknown as SettingsForm['productRules'],
  };
}

/**
 * Reads the form as the browser sends it; what the values mean is for the domain to judge.
 * @throws AppError `invalid` whose `param` is the field, as the database calls it
 */
export function readSettingsForm(given: unknown, currency: string): Partial<ConnectionSettings> {
  const form = settingsForm.safeParse(given);
  if (!form.success) throw new AppError('invalid', 'This is not the form of these settings.');
  const { rateLimit, maxOrderAmount, maxDailyAmount, allowedCountries, eventUrl, ...rest } = form.data;
  return {
    ...(rest as Partial<ConnectionSettings>),
    eventUrl: eventUrl.trim() || null,
    rateLimit: /^\d{1,9}$/.test(rateLimit.trim()) ? Number(rateLimit) : Number.NaN,
    maxOrderAmount: sum('max_order_amount', maxOrderAmount, currency),
    maxDailyAmount: sum('max_daily_amount', maxDailyAmount, currency),
    allowedCountries: allowedCountries.split(/[\s,]+/).filter(Boolean),
  };
}

const createForm = z.object({
  platform: z.string(),
  name: z.string(),
  mode: z.enum(['test', 'live']),
  sellingMode: z.enum(['in_chat', 'hand_off', 'discovery']),
  eventUrl: z.string().default(''),
});

/** Reads the form of a new connection. @throws AppError `invalid` */
export function readCreateForm(form: FormData): CreateConnectionInput {
  const read = createForm.safeParse(Object.fromEntries(form));
  if (!read.success) throw new AppError('invalid', 'This is not the form of a new agent.');
  const { eventUrl, ...rest } = read.data;
  return { ...rest, ...(eventUrl.trim() && { eventUrl: eventUrl.trim() }) };
}

function sum(param: string, text: string, currency: string): number | null {
  if (text.trim() === '') return null;
  try {
    return parseDecimal(text.trim(), currency);
  } catch {
    throw new AppError('invalid', `${param}: "${text}" is no amount`, { param });
  }
}
