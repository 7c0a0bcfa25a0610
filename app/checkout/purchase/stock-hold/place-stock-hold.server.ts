import { addSeconds } from '#app/kernel/clock.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import { PlaceStockHoldDocument } from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CartLine } from '../../session/session.ts';
import { findStockHolds } from './find-stock-holds.server.ts';
import { holdTag, holdUntil, type StockHold } from './stock-hold.ts';

/** What was made so long ago is found. */
const SEARCH_LAGS_SECONDS = 60;

export type HoldResult =
  | { status: 'held'; hold: StockHold }
  /** Shopify will not hold these goods; `message` says why, in its words. */
  | { status: 'refused'; message: string }
  /** Nobody knows whether they are held: come back and look. */
  | { status: 'unknown'; error: unknown };

/**
 * Holds the goods of an attempt (orderKeyOf) by a draft order. `draftOrderCreate` has no idempotency of its own: an
 * attempt that may have been here before (`lookUpFirst`), or whose reply was lost, looks for its draft orders by tag.
 * That is a search, which may miss what was just made. A second draft order then holds the goods once more; it is
 * deleted when the purchase has ended, and in any case ends by itself.
 * @param options.since when the attempt began
 */
export async function placeStockHold(
  scope: ShopScope,
  orderKey: string,
  lines: Pick<CartLine, 'variantId' | 'quantity'>[],
  { lookUpFirst, since }: { lookUpFirst: boolean; since: Date },
): Promise<HoldResult> {
  const tag = holdTag(orderKey);
  try {
    if (lookUpFirst) {
      const [found] = await findStockHolds(scope, tag);
      if (found) return { status: 'held', hold: { ...found, tag, uncertain: true } };
    }
    const { draftOrderCreate } = await shopifyAdmin(
      scope,
      PlaceStockHoldDocument,
      { input: draftOrder(scope, tag, lines) },
      { lane: 'checkout' },
    );
    const problem = draftOrderCreate?.userErrors[0];
    // The draft order that was not found may hold the very goods that are missing.
    if (problem && lookUpFirst && addSeconds(since, SEARCH_LAGS_SECONDS) > scope.clock())
      return { status: 'unknown', error: new Error(problem.message) };
    if (problem) return { status: 'refused', message: problem.message };
    const draft = draftOrderCreate?.draftOrder;
    if (!draft) throw new ShopifyError('unknown_outcome', 'draftOrderCreate answered nothing');
    const until = draft.reserveInventoryUntil ?? holdUntil(scope.clock());
    return { status: 'held', hold: { tag, draftOrderGid: draft.id, until, uncertain: lookUpFirst } };
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    const { kind, message } = error;
    return kind === 'invalid' || kind === 'access_denied'
      ? { status: 'refused', message }
      : { status: 'unknown', error };
  }
}

function draftOrder(scope: ShopScope, tag: string, lines: Pick<CartLine, 'variantId' | 'quantity'>[]) {
  return {
    lineItems: lines.map(({ variantId, quantity }) => ({
      variantId: toGid('ProductVariant', variantId),
      quantity,
    })),
    reserveInventoryUntil: holdUntil(scope.clock()),
    tags: [tag],
    note: 'Holds the goods of a purchase that an agent is paying for. Aisle deletes it.',
    acceptAutomaticDiscounts: false,
  };
}
