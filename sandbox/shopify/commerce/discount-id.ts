import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

/** A new discount's id: automatic ones and codes are numbered together, so that a number names one (DiscountNode). */
export function newDiscountId(state: ShopifyState, code: string | null): string {
  return state
    .gid('DiscountNode')
    .replace('DiscountNode', code === null ? 'DiscountAutomaticNode' : 'DiscountCodeNode');
}
