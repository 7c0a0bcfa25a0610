import type { FeedItem } from './read-feed.ts';

/** A product as a buyer sees it: all variants of one feed group. */
export interface CatalogProduct {
  groupId: string;
  title: string;
  description: string;
  brand: string;
  sellerName: string;
  imageUrl: string;
  variants: FeedItem[];
}

/** The agent's memory of a feed: look-up by item id and a plain word search. */
export interface Catalog {
  size: number;
  items: FeedItem[];
  item(itemId: string): FeedItem | undefined;
  /** Products that hold every word of the query, best match first; all products for an empty query. */
  search(query: string, limit?: number): CatalogProduct[];
}

/** Groups feed items into products and indexes their words. */
export function createCatalog(items: FeedItem[]): Catalog {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const groups = new Map<string, FeedItem[]>();
  for (const item of items) groups.set(item.groupId, [...(groups.get(item.groupId) ?? []), item]);
  const entries = [...groups].map(([groupId, variants]) => {
    const product = toProduct(groupId, variants);
    return { product, words: indexWords(product) };
  });

  return {
    size: items.length,
    items,
    item: (itemId) => byId.get(itemId),
    search(query, limit = 24) {
      const wanted = wordsOf(query);
      return entries
        .map(({ product, words }) => ({ product, score: scoreOf(wanted, words) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ product }) => product);
    },
  };
}

/** Whether an agent may offer the item for sale now. */
export function isSellable(item: FeedItem): boolean {
  return item.buyable && (item.availability === 'in_stock' || item.availability === 'backorder');
}

function toProduct(groupId: string, variants: FeedItem[]): CatalogProduct {
  const first = variants[0]!;
  return {
    groupId,
    title: commonTitle(variants.map((variant) => variant.title)),
    description: first.description,
    brand: first.brand,
    sellerName: first.sellerName,
    imageUrl: first.imageUrl,
    variants,
  };
}

/** What the variants' titles start with in common, whole words only: `Tee - Red`, `Tee - Blue` → `Tee`. */
function commonTitle(titles: string[]): string {
  const split = titles.map((title) => title.split(' '));
  const first = split[0]!;
  let count = first.length;
  for (const words of split) {
    let same = 0;
    while (same < count && words[same] === first[same]) same += 1;
    count = same;
  }
  const common = first
    .slice(0, count)
    .join(' ')
    .replace(/[\s\-–—/,|:(]+$/u, '');
  return common || titles[0]!;
}

function wordsOf(value: string): string[] {
  // Without accents, so that "creme" finds "Crème".
  const plain = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words with their weight: the title says more than the description. */
function indexWords(product: CatalogProduct): Map<string, number> {
  const words = new Map<string, number>();
  const add = (value: string, weight: number) => {
    for (const word of wordsOf(value)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  add(product.description, 1);
  add(`${product.brand} ${product.sellerName}`, 2);
  for (const variant of product.variants) {
    add(Object.values(variant.variantOptions).join(' '), 3);
    add(variant.title, 4);
  }
  return words;
}

/** Sum of the best weight for each wanted word (a prefix counts half); 0 when one is not found. */
function scoreOf(wanted: string[], words: Map<string, number>): number {
  let score = 1;
  for (const word of wanted) {
    let best = words.get(word) ?? 0;
    if (best === 0) {
      for (const [candidate, weight] of words) {
        if (candidate.startsWith(word)) best = Math.max(best, weight / 2);
      }
    }
    if (best === 0) return 0;
    score += best;
  }
  return score;
}
