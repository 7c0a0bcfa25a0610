import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readStock } from '../../lines/read-stock.server.ts';
import { readState } from '../../session/empty-state.ts';
import type { CartLine } from '../../session/session.ts';
import { shopSilent } from '../effects.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse-purchase.server.ts';
import { forgetLostHolds } from '../stock-hold/forget-lost-holds.server.ts';
import { placeStockHold } from '../stock-hold/place-stock-hold.server.ts';
import { holdTag } from '../stock-hold/stock-hold.ts';
import type { Step } from './step.ts';

/**
 * Keeps the goods from other buyers while this one pays, where the merchant chose so (shops.holds_stock). A hold is a
 * help, not a condition: if Shopify will not hold what it still sells, the purchase goes on without, and the order
 * takes the stock as it is.
 */
export const holdStep: Step = async (scope, purchase, { resumed }) => {
  const { sessionId, attempt, updatedAt: since } = purchase;
  const where = { id: sessionId, shopId: scope.shop.id };
  const row = await scope.db.checkoutSession.findUniqueOrThrow({ where, select: { state: true } });
  const { lines } = readState(row.state);
  const key = orderKeyOf(sessionId, attempt);
  const result = await placeStockHold(scope, key, lines, { lookUpFirst: resumed, since });
  switch (result.status) {
    case 'held':
      return {
        next: 'authorizing',
        fields: { stockHold: result.hold as unknown as Prisma.InputJsonObject },
      };
    case 'refused': {
      const stock = await stockOf(scope, lines);
      // A draft order of an earlier run may be there all the same.
      const lost = { tag: holdTag(key), uncertain: resumed };
      const store = (tx: Queryable) => forgetLostHolds(scope, tx, lost);
      if (isShort(lines, stock))
        return refuse(scope, purchase, { ...refusalOf('out_of_stock'), stock }, store);
      scope.log.warn({ session: sessionId, reason: result.message }, 'Shopify does not hold the goods');
      return { next: 'authorizing', store };
    }
    case 'unknown':
      throw shopSilent(result.error);
  }
};

async function stockOf(scope: ShopScope, lines: CartLine[]): Promise<Record<string, number | null>> {
  try {
    return await readStock(
      scope,
      lines.map(({ variantId }) => variantId),
    );
  } catch (error) {
    if (error instanceof ShopifyError) throw shopSilent(error);
    throw error;
  }
}

/** Whether there is too little of something; lines of the same variant count together. */
function isShort(lines: CartLine[], stock: Record<string, number | null>): boolean {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return [...wanted].some(([variantId, quantity]) => quantity > (stock[variantId] ?? Infinity));
}
