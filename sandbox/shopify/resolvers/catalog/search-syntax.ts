import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';

/** One condition of a search: `updated_at:>2026-01-01` → field, comparison and value; free text has no field. */
export interface SearchTerm {
  field: string | null;
  comparison: ':' | '>' | '>=' | '<' | '<=';
  value: string;
  negated: boolean;
}

/** Conditions that must all hold, in groups of which one must: `a AND (b OR c)` is read as `[[a], [b, c]]`. */
export type Search = SearchTerm[][];

const TERM = /(-|NOT )?(?:(\w+):)?(>=|<=|>|<)?(?:"([^"]*)"|'([^']*)'|([^\s()]+))/y;

/**
 * Reads the part of Shopify's search syntax that is simulated: terms joined by spaces, AND and OR, with `field:value`,
 * comparisons, quotes and negation.
 * @throws GraphQLError (NOT_SIMULATED) for brackets.
 */
export function parseSearch(query: string | null | undefined): Search {
  const groups: Search = [];
  const text = (query ?? '').trim();
  if (/[()]/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) throw notSimulated(`Search with brackets (${text})`);
  let orFollows = false;
  let position = 0;
  while (position < text.length) {
    const rest = text.slice(position);
    const joiner = /^(\s+|AND\s|OR\s)/.exec(rest);
    if (joiner) {
      orFollows ||= joiner[0].startsWith('OR');
      position += joiner[0].length;
      continue;
    }
    TERM.lastIndex = position;
    const match = TERM.exec(text);
    if (!match) throw notSimulated(`Search ${text}`);
    position = TERM.lastIndex;
    const [, not, field, comparison, double, single, bare] = match;
    const term: SearchTerm = {
      field: field ?? null,
      comparison: (comparison as SearchTerm['comparison'] | undefined) ?? ':',
      value: double ?? single ?? bare!,
      negated: not !== undefined,
    };
    if (orFollows && groups.length > 0) groups.at(-1)!.push(term);
    else groups.push([term]);
    orFollows = false;
  }
  return groups;
}

/** What a row offers for one search field: texts to equal, or an instant or number to compare. */
export type SearchFields<T> = Record<string, (row: T) => string | number | Date | null | (string | null)[]>;

/** Whether a row meets a search. @throws GraphQLError (NOT_SIMULATED) for a field not in `fields`. */
export function matches<T>(row: T, search: Search, fields: SearchFields<T>): boolean {
  return search.every((group) => group.some((term) => meets(row, term, fields) !== term.negated));
}

function meets<T>(row: T, term: SearchTerm, fields: SearchFields<T>): boolean {
  const read = fields[term.field ?? 'default'];
  if (!read) throw notSimulated(`Search field ${term.field}`);
  const value = read(row);
  if (value === null) return false;
  if (value instanceof Date) return compare(value.getTime(), term.comparison, Date.parse(term.value));
  if (typeof value === 'number') return compare(value, term.comparison, Number(term.value));
  const wanted = term.value.toLowerCase();
  return [value].flat().some((text) => {
    if (text === null) return false;
    const found = text.toLowerCase();
    if (term.field === null) return found.includes(wanted);
    return wanted.endsWith('*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
  });
}

function compare(value: number, comparison: SearchTerm['comparison'], wanted: number): boolean {
  switch (comparison) {
    case ':':
      return value === wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
  }
}
