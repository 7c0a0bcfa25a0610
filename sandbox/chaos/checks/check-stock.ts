import type { ShopFacts, Violation } from '../facts/facts.ts';
import { bySession } from './index-facts.ts';

/**
 * Nothing is lost and nothing is sold twice: of each variant, what was there at first is what is left and what was sold
 * to sessions that are completed, less what staff have put back. What a session bought is asked of the session, not of
 * the order, so that an order nobody bought shows.
 */
export function checkStock(shop: ShopFacts): Violation[] {
  const sold = new Map<string, number>();
  const count = (variantId: string, units: number) => sold.set(variantId, (sold.get(variantId) ?? 0) + units);
  for (const { session, order, shopifyOrders } of bySession(shop)) {
    if (session.status !== 'completed') continue;
    for (const { variantId, quantity } of session.lines) count(variantId, quantity);
    const own = shopifyOrders.find(({ gid }) => gid === order?.gid);
    for (const { variantId, restocked } of own?.lines ?? []) if (variantId) count(variantId, -restocked);
  }
  return shop.stock.flatMap(({ variantId, limited, initial, left }) => {
    const gone = sold.get(variantId) ?? 0;
    const found: Violation[] = [];
    if (initial - gone !== left)
      found.push({
        rule: initial - gone > left ? 'stock is lost' : 'stock is sold and still there',
        text: `variant ${variantId} of ${shop.domain}: ${initial} at first, ${gone} sold, ${left} left`,
      });
    if (limited && left < 0) found.push({ rule: 'sold twice', text: `variant ${variantId}: ${left} left` });
    return found;
  });
}
