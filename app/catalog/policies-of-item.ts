import type { Policy } from '#app/shops/list-policies.server.ts';
import type { CatalogItem } from './catalog-item.ts';

/** A policy of the shop as it bears on one item. */
export interface ItemPolicy extends Pick<Policy, 'type' | 'title' | 'url'> {
  /** Null where it says nothing about goods: privacy, terms, contact. */
  text: string | null;
}

/** What buyers ask of goods: told in full. */
const ABOUT_GOODS = ['REFUND_POLICY', 'SHIPPING_POLICY'];

/**
 * The policies that apply to an item: none about shipping where nothing is shipped, not the shop's about refunds where
 * the merchant names a page of the item's own (`returns`). A cancellation policy stays: the mirror does not know which
 * items can be had by subscription besides.
 */
export function policiesOfItem(
  { requiresShipping, returns }: Pick<CatalogItem, 'requiresShipping' | 'returns'>,
  policies: readonly Policy[],
): ItemPolicy[] {
  return policies
    .filter(({ type }) => type !== 'SHIPPING_POLICY' || requiresShipping)
    .filter(({ type }) => type !== 'REFUND_POLICY' || !returns?.policyUrl)
    .map(({ type, title, url, text }) => ({
      ...{ type, title, url },
      text: ABOUT_GOODS.includes(type) ? text : null,
    }));
}
