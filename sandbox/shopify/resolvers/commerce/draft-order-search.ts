import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import type { DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import { matches, parseSearch, type SearchFields } from '#sandbox/shopify/resolvers/catalog/search-syntax.ts';
import type { DraftOrderRecord } from '#sandbox/shopify/state/records.ts';

/** What `draftOrders(query:)` can ask for, by Shopify's names. */
const FIELDS: SearchFields<DraftOrderRecord> = {
  default: (draft) => [draft.name, ...tagsOf(draft)],
  id: (draft) => numericId(draft.id),
  status: (draft) => [draft.status.toLowerCase()],
  tag: tagsOf,
  created_at: (draft) => new Date(draft.createdAt),
  updated_at: (draft) => new Date(draft.updatedAt),
};

function tagsOf({ input }: DraftOrderRecord): string[] {
  return (input as DraftOrderInput).tags ?? [];
}

/**
 * The draft orders that match Shopify's search syntax. What was made in the last `searchLagMs` of the shop is not found
 * yet, as the real index lags behind.
 */
export function searchDraftOrders(
  { state, shop, clock }: ShopifyContext,
  query: string | null | undefined,
): DraftOrderRecord[] {
  const search = parseSearch(query);
  const indexed = new Date(clock().getTime() - (shop().searchLagMs ?? 0)).toISOString();
  return state.draftOrders.filter((draft) => draft.createdAt <= indexed && matches(draft, search, FIELDS));
}
