import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { withStatus } from './fulfillment-orders.ts';
import { changeStock } from './inventory.ts';

/** `CANCEL` restocks what was not shipped, `RETURN` what came back, the others restock nothing. */
export type RestockType = 'CANCEL' | 'RETURN' | 'NO_RESTOCK' | 'LEGACY_RESTOCK';

/**
 * Takes refunded units out of an order: fewer are current and fewer are left to fulfil (returned units are taken
 * from the shipped ones first), and stock moves by the restock type. Returns the changed order, not yet kept.
 */
export function removeUnits(
  context: ShopifyContext,
  order: OrderRecord,
  units: { lineItemId: string; quantity: number; restockType: RestockType }[],
): OrderRecord {
  const unfulfilled = new Map<string, number>();
  const lines = order.lines.map((line) => {
    const unit = units.find((row) => row.lineItemId === line.id);
    if (!unit) return line;
    const shipped = line.currentQuantity - line.unfulfilledQuantity;
    const fromShipped =
      unit.restockType === 'RETURN'
        ? Math.min(unit.quantity, shipped)
        : Math.max(0, unit.quantity - line.unfulfilledQuantity);
    const fromUnfulfilled = unit.quantity - fromShipped;
    unfulfilled.set(line.id, fromUnfulfilled);
    const restocked = unit.restockType === 'NO_RESTOCK' || !order.inventoryClaimed ? 0 : unit.quantity;
    const released = order.inventoryClaimed ? -fromUnfulfilled : 0;
    if (restocked !== 0 || released !== 0) changeStock(context, line.variantId, restocked, released);
    return {
      ...line,
      currentQuantity: line.currentQuantity - unit.quantity,
      unfulfilledQuantity: line.unfulfilledQuantity - fromUnfulfilled,
    };
  });
  const now = context.clock().toISOString();
  const fulfillmentOrders = order.fulfillmentOrders.map((row) => {
    if (!row.lines.some((line) => unfulfilled.get(line.orderLineId))) return row;
    return withStatus(
      {
        ...row,
        lines: row.lines.map((line) => {
          const removed = unfulfilled.get(line.orderLineId) ?? 0;
          return {
            ...line,
            totalQuantity: line.totalQuantity - removed,
            remainingQuantity: line.remainingQuantity - removed,
          };
        }),
      },
      now,
    );
  });
  return { ...order, lines, fulfillmentOrders };
}
