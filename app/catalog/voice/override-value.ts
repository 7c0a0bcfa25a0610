import { z } from 'zod';
import { fieldPath } from '#app/kernel/field-path.ts';
import type { CatalogItem } from '../catalog-item.ts';
import { htmlToPlain, type PlainDescription } from '../html-to-text.ts';
import type { OverrideField } from './override.ts';

/** What an override comes to, as its field needs it. */
export interface OverrideValues {
  title: string;
  description: PlainDescription;
  category: string;
  brand: string;
  condition: NonNullable<CatalogItem['condition']>;
  return_policy: NonNullable<CatalogItem['returns']>;
}

/** Longer than any feed takes (OpenAI: 150, 5000, 70), so that what a feed cuts is the feed's affair. */
const LENGTHS = { title: 500, description: 20_000, category: 750, brand: 255 };
/** The longest value or template that is kept, markup and all. */
export const MAX_OVERRIDE = 20_000;

const returnTerms = z.strictObject({
  accepted: z.boolean(),
  days: z.int().min(1).max(3650).nullable().default(null),
  policyUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});

/**
 * Reads an override's text, as written or as its template came out. Markup is taken off.
 * @returns null for a text without anything in it: Shopify's own value stays
 * @throws Error in words for the merchant where the field cannot be that
 */
export function readOverrideValue<F extends OverrideField>(field: F, text: string): OverrideValues[F] | null {
  return read(field, text.replaceAll('\0', '')) as OverrideValues[F] | null;
}

function read(field: OverrideField, text: string): OverrideValues[OverrideField] | null {
  if (text.trim() === '') return null;
  switch (field) {
    case 'title':
    case 'brand':
    case 'category': {
      const line = plain(text).text.replace(/\s+/g, ' ').trim();
      return within(LENGTHS[field], line) || null;
    }
    case 'description': {
      const description = plain(text);
      return within(LENGTHS.description, description.text) ? description : null;
    }
    case 'condition':
      return readCondition(text);
    case 'return_policy':
      return readReturns(text);
  }
}

/** Whether a text is HTML, which is told by a tag in it. */
export const isHtml = (text: string) => /<\/?[a-z][^<>]*>/i.test(text);

/** A text without tags is taken as it is, line breaks and Markdown and all. */
function plain(text: string): PlainDescription {
  if (isHtml(text)) return htmlToPlain(text);
  const trimmed = text.trim();
  return { text: trimmed, markdown: trimmed };
}

function within(length: number, text: string): string {
  if (text.length > length) throw new Error(`is longer than ${length} characters`);
  return text;
}

function readCondition(text: string): OverrideValues['condition'] {
  const word = text.trim().toLowerCase();
  if (word === 'new' || word === 'refurbished' || word === 'used') return word;
  throw new Error('is none of new, refurbished, used');
}

function readReturns(text: string): OverrideValues['return_policy'] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('is no JSON such as {"accepted": true, "days": 30}');
  }
  const { data, error } = returnTerms.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  throw new Error(`${fieldPath(issue!.path) || 'JSON'}: ${issue!.message}`);
}
