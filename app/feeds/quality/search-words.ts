/** Enough to find a product by; a product may have two thousand SKUs. */
const MOST = 2_000;
const MOST_TERMS = 8;

/** What a search looks in, as words of letters and digits alone: `PH-FGR-E` is three, wherever it is typed. */
export function searchWords(texts: readonly (string | null)[]): string {
  return words(texts.filter(Boolean).join(' ')).join(' ').slice(0, MOST);
}

/**
 * A search for PostgreSQL (`to_tsquery('simple', …)`): all words must be there, each as the beginning of one.
 * @returns null where nothing is typed that could be searched for
 */
export function searchQuery(typed: string): string | null {
  const terms = words(typed.slice(0, 200)).slice(0, MOST_TERMS);
  return terms.length === 0 ? null : terms.map((term) => `${term}:*`).join(' & ');
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
