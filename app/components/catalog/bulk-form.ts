import type { OverrideField } from '#app/catalog/voice/override.ts';

export const BULK_TARGETS = ['selected', 'collection', 'product_type', 'vendor', 'tag', 'all'] as const;
/** Which products a bulk edit is about. */
export type BulkTarget = (typeof BULK_TARGETS)[number];

/** What staff want said of many products, as they type it. */
export interface BulkForm {
  target: BulkTarget;
  filterValue: string;
  agent: string;
  field: OverrideField;
  text: string;
  isTemplate: boolean;
}

/** The products that an address names (`?products=1,2`). */
export function chosenProducts(params: URLSearchParams): string[] {
  const ids = (params.get('products') ?? '').split(',').filter((id) => /^\d{1,20}$/.test(id));
  return [...new Set(ids)].slice(0, 250);
}
