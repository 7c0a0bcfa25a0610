import { createHash } from 'node:crypto';
import type { FeedRuleAcrossRows, Row } from './feed-rule.ts';
import { flag, has, object, text } from './row-values.ts';

/** What is remembered of a text until the file's end: a long one by its digest, or huge ones would fill the memory. */
const short = (text: string) =>
  text.length <= 100 ? text : createHash('sha256').update(text).digest('base64');

/** An id that must not come twice in a file. */
export function uniqueIn(platform: string, field: string): FeedRuleAcrossRows {
  return {
    id: `${platform}.${field}.unique`,
    severity: 'error',
    field,
    problem: `Two rows have the same ${field}: one of them is lost.`,
    fix: 'Give each row an id of its own; SKUs that come twice are none.',
    productField: 'feed',
    start() {
      const seen = new Set<string>();
      return (row) => {
        if (!has(row, field)) return false;
        const id = short(text(row, field));
        if (seen.has(id)) return true;
        seen.add(id);
        return false;
      };
    },
  };
}

/** A row of a group, told by names of options in one order. */
const isVariant = (row: Row) =>
  flag(row, 'listing_has_variations') === true &&
  has(row, 'group_id') &&
  object(row, 'variant_dict') !== null;

const optionsOf = (row: Row) =>
  Object.entries(object(row, 'variant_dict')!).sort(([a], [b]) => (a < b ? -1 : 1));

/** OpenAI's contract V4, §1.4: each combination once in a group, the same names of options throughout. */
export const groupRules: FeedRuleAcrossRows[] = [
  {
    id: 'openai.variant_dict.unique',
    severity: 'warning',
    field: 'variant_dict',
    problem: 'Two variants of the product have the same options, so a buyer cannot choose between them.',
    fix: 'Give each variant its own combination of options.',
    productField: 'options',
    start() {
      const seen = new Set<string>();
      return (row) => {
        if (!isVariant(row)) return false;
        const key = short(JSON.stringify([text(row, 'group_id'), optionsOf(row)]));
        if (seen.has(key)) return true;
        seen.add(key);
        return false;
      };
    },
  },
  {
    id: 'openai.variant_dict.names',
    severity: 'warning',
    field: 'variant_dict',
    problem: 'The variants of the product name their options differently.',
    fix: 'Use the same names of options for all variants of a product.',
    productField: 'options',
    start() {
      const names = new Map<string, string>();
      return (row) => {
        if (!isVariant(row)) return false;
        const group = short(text(row, 'group_id'));
        const own = short(JSON.stringify(optionsOf(row).map(([name]) => name)));
        const first = names.get(group);
        if (first === undefined) names.set(group, own);
        return first !== undefined && first !== own;
      };
    },
  },
];
