import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { CartLine } from '../session/session.ts';
import type { Words } from '../words/words.ts';

/** Neither product nor variant: what is left of an item that the agent must not see. */
const NOBODY = '';

/** Whether a line stands for an item that the agent was never shown. */
export function isHidden({ variantId }: Pick<CartLine, 'variantId'>): boolean {
  return variantId === NOBODY;
}

/**
 * The catalogue as an agent may see it. What is not for agents (`sellability.searchable`) keeps its verdict,
 * so that its line stays and says why, and nothing else: an agent that guesses ids must not read drafts. Where the
 * item was in the cart before it was hidden, it is as the agent knows it from there.
 * @param before the cart's lines until now
 */
export function hideItems(
  words: Words,
  catalog: ReadonlyMap<string, CatalogItem>,
  before: readonly CartLine[],
): Map<string, CatalogItem> {
  return new Map(
    [...catalog].map(([itemId, item]) => {
      if (item.sellability.searchable) return [itemId, item];
      const known = before.find((line) => line.itemId === itemId && !isHidden(line));
      return [itemId, { ...blank(words, item), ...(known && asKnown(known)) }];
    }),
  );
}

function blank(words: Words, { itemId, currency, sellability }: CatalogItem): CatalogItem {
  const name = words.unnamedItem(itemId);
  return {
    itemId,
    variantId: NOBODY,
    productId: NOBODY,
    title: name,
    variantTitle: null,
    name,
    description: '',
    descriptionMarkdown: '',
    sku: null,
    barcode: null,
    imageUrls: [],
    otherMedia: [],
    price: 0,
    compareAtPrice: null,
    previousPrice: null,
    priceChangedAt: null,
    currency,
    marketPrices: {},
    unitPriceMeasure: null,
    requiresShipping: false,
    taxable: false,
    available: 0,
    availability: 'out_of_stock',
    options: [],
    variantCount: 1,
    url: null,
    weightGrams: null,
    vendor: '',
    productType: '',
    tags: [],
    collectionIds: [],
    metafields: {},
    category: null,
    categoryId: null,
    brand: '',
    condition: null,
    returns: null,
    sellability,
    shopifyUpdatedAt: new Date(0),
  };
}

function asKnown(line: CartLine): Partial<CatalogItem> {
  const { variantId, productId, name, description, sku, imageUrls, options } = line;
  const { requiresShipping, available, availability } = line;
  return {
    ...{ variantId, productId, title: name, name, description, sku, imageUrls, options },
    ...{ price: line.unitAmount, requiresShipping, available },
    availability: availability === 'low_stock' ? 'in_stock' : availability,
  };
}
