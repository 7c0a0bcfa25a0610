import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { partOf, type Legs } from './legs.ts';
import { inPresentment } from './order-presentment.ts';

/** The money of an order in the shop's currency and in the buyer's. */
export function orderLegs(order: OrderRecord): Legs<OrderRecord> {
  return {
    shop: order,
    shown: inPresentment(order),
    currencyCode: order.currencyCode,
    shownCurrencyCode: order.presentment?.currencyCode ?? order.currencyCode,
  };
}

/** A part of an order, found by its id in each leg; parts know their order. */
export function orderPartLegs<T extends { id: string; order: OrderRecord }, P extends { id: string }>(
  part: T,
  list: (order: OrderRecord) => P[],
): Legs<P & { order: OrderRecord }> {
  return partOf(orderLegs(part.order), (order) => ({
    ...list(order).find(({ id }) => id === part.id)!,
    order,
  }));
}
