/** What a merchant can say in other words than Shopify's. */
export const OVERRIDE_FIELDS = [
  'title',
  'description',
  'category',
  'brand',
  'condition',
  'return_policy',
] as const;
export type OverrideField = (typeof OVERRIDE_FIELDS)[number];

/** How an override for many products chooses them, the narrowest first. */
export const OVERRIDE_FILTERS = ['collection', 'product_type', 'vendor', 'tag'] as const;
export type OverrideFilter = (typeof OVERRIDE_FILTERS)[number];

/** A stored override (`catalog_overrides`), as far as it bears on an item. */
export interface Override {
  id: string;
  /** Shopify's numeric id as text; null: of many products. */
  productId: string | null;
  /** Null with a product, or for all products. */
  filterField: OverrideFilter | null;
  filterValue: string | null;
  /** Null: every agent. */
  connectionId: string | null;
  field: OverrideField;
  value: string;
  isTemplate: boolean;
}

/** An override that could not be said of an item, and why, in words for the merchant. */
export interface FailedOverride {
  id: string;
  field: OverrideField;
  problem: string;
}

type Rank = Pick<Override, 'id' | 'productId' | 'filterField' | 'filterValue' | 'connectionId'>;

/**
 * The order in which overrides of one field hold, for sorting: a product's for the agent, a product's, many products'
 * for the agent, many products'. Among the last, one with a filter goes before one for all, in the order of
 * OVERRIDE_FILTERS.
 */
export function compareOverrides(a: Rank, b: Rank): number {
  return (
    Number(a.productId === null) - Number(b.productId === null) ||
    Number(a.connectionId === null) - Number(b.connectionId === null) ||
    narrowness(a) - narrowness(b) ||
    compareText(a.filterValue ?? '', b.filterValue ?? '') ||
    compareText(a.id, b.id)
  );
}

function narrowness({ filterField }: Rank): number {
  return filterField === null ? OVERRIDE_FILTERS.length : OVERRIDE_FILTERS.indexOf(filterField);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
