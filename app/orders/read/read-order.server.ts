import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetOrderDocument,
  GetOrderReturnsDocument,
  GetReturnLinesDocument,
  type OrderFieldsFragment,
  type ReturnFieldsFragment,
} from '#app/shopify/operations/admin.generated.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { completeOrder } from './complete-order.server.ts';
import { restOf } from './rest-of.ts';

/** An order whole: every line, fulfilment, refund and return, however many pages they are. */
export type WholeOrder = OrderFieldsFragment & { returns: ReturnFieldsFragment[] };

const BACKGROUND = { lane: 'background' } as const;
/** Every line asked for costs points, whether it is there or not; a page holds up to 50. */
const PAGE = 50;
/** Room for lines that staff may add. */
const SPARE_LINES = 10;

/**
 * Reads an order whole from Shopify: in one call, unless it is large or has returns. Null if there is none (any more).
 * @param knownLines how many lines it had, as far as is known
 * @throws ShopifyError
 */
export async function readOrder(
  scope: ShopScope,
  id: string,
  knownLines: number,
): Promise<WholeOrder | null> {
  const lines = Math.min(PAGE, knownLines + SPARE_LINES);
  const { order } = await shopifyAdmin(scope, GetOrderDocument, { id, lines }, BACKGROUND);
  if (!order) return null;
  const whole = await completeOrder(scope, order);
  return { ...whole, returns: order.returnStatus === 'NO_RETURN' ? [] : await readReturns(scope, id) };
}

/** A shop that has not approved the scope yet has its returns told by their refunds alone. */
async function readReturns(scope: ShopScope, id: string): Promise<ReturnFieldsFragment[]> {
  try {
    const returns = await restOf<ReturnFieldsFragment>(null, async (after) => {
      const { order } = await shopifyAdmin(scope, GetOrderReturnsDocument, { id, after }, BACKGROUND);
      return order?.returns;
    });
    const whole: ReturnFieldsFragment[] = [];
    for (const one of returns) {
      const nodes = await restOf(one.returnLineItems, async (after) => {
        const { return: read } = await shopifyAdmin(
          scope,
          GetReturnLinesDocument,
          { id: one.id, after },
          BACKGROUND,
        );
        return read?.returnLineItems;
      });
      whole.push({ ...one, returnLineItems: { ...one.returnLineItems, nodes } });
    }
    return whole;
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    scope.log.warn({ shop: scope.shop.domain, order: id }, 'returns may not be read: the scope is missing');
    return [];
  }
}
