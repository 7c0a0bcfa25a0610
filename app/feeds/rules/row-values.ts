import { currencyExponent, parseDecimal, type Money } from '#app/kernel/money.ts';
import type { Row } from './feed-rule.ts';

/** Whether the row has a value there: null and an empty cell are none (OpenAI's value conventions). */
export function has(row: Row, field: string): boolean {
  const value = row[field];
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

/** The value as text, without blanks around it; empty where there is none. */
export function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A flag as JSON's or as the lower-case word of a delimited file; undefined: there is none, or it is no flag. */
export function flag(row: Row, field: string): boolean | undefined {
  const value = row[field];
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** `79.99 USD`: decimal point, no separators, no more decimals than the currency has. Null: it is none. */
export function money(row: Row, field: string): Money | null {
  const match = /^(\d+(?:\.(\d+))?) ([A-Z]{3})$/.exec(text(row, field));
  if (!match || (match[2]?.length ?? 0) > currencyExponent(match[3]!)) return null;
  return { amount: parseDecimal(match[1]!, match[3]!), currency: match[3]! };
}

/** An absolute http or https URL. */
export function isWebUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^\s/]\S*$/i.test(value) && URL.canParse(value);
}

/** JSON's list, or the comma-joined one of a delimited file. */
export function list(row: Row, field: string): unknown[] {
  const value = row[field];
  if (Array.isArray(value)) return value;
  return has(row, field)
    ? text(row, field)
        .split(',')
        .map((part) => part.trim())
    : [];
}

/** JSON's object, or the JSON text of a delimited file. Null: there is none, or it is no object. */
export function object(row: Row, field: string): Record<string, unknown> | null {
  const value = row[field];
  const parsed = typeof value === 'string' ? parsedOrNull(value) : value;
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : null;
}

function parsedOrNull(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

const PLACEHOLDERS = new Set([
  ...[
    'null',
    'undefined',
    'none',
    'n/a',
    'na',
    'nan',
    'unknown',
    '-',
    '--',
    '.',
    'tbd',
    'tba',
    'todo',
    'test',
  ],
  ...[
    'default title',
    'default',
    'title',
    'description',
    'brand',
    'vendor',
    'xxx',
    'lorem ipsum',
    'sample',
    'dummy',
  ],
]);

/** Words that stand for nothing (OpenAI: "never `null`, `unknown`, `n/a`"). */
export const isPlaceholder = (value: string) =>
  PLACEHOLDERS.has(value.toLowerCase()) || /^lorem ipsum\b/i.test(value);

export const characters = (value: string) => (value.length <= 20 ? value.length : [...value].length);
