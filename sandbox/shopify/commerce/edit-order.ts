import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderLineRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { newFulfillmentOrders } from './fulfillment-orders.ts';
import { claimInventory } from './inventory.ts';
import { requireOrder, saveOrder } from './order-changes.ts';
import { lineTotal, orderTotals } from './order-totals.ts';
import { createRefund } from './refund-order.ts';
import { destinationTax, taxLinesOn } from './tax.ts';

export interface OrderEdit {
  /** Variants that come to the order at the shop's price. */
  add: { variantId: string; quantity: number }[];
  /** Units that leave it, of those that are not fulfilled yet. */
  remove: { orderLineId: string; quantity: number }[];
}

/**
 * What staff do with "Edit order": the goods and their taxes change, the money does not; what is to be paid or given
 * back is left outstanding. Emits `orders/edited` and `orders/updated`.
 * @throws UserError for a cancelled order, units that are fulfilled already, or goods that are not there
 */
export function editOrder(context: ShopifyContext, orderId: string, { add, remove }: OrderEdit): OrderRecord {
  const order = requireOrder(context, orderId);
  if (order.cancelledAt !== null) throw new UserError(['id'], 'The order cannot be edited.');
  if (order.presentment)
    throw new UserError(['id'], 'Editing an order in another currency is not simulated.');
  for (const { orderLineId, quantity } of remove) {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (!line || quantity > line.unfulfilledQuantity)
      throw new UserError(['lineItemId'], 'Only unfulfilled units can be removed.');
  }
  const original = order.originalTotalMinor ?? orderTotals(order).totalMinor;
  const lines = add.map((wanted) => newLine(context, order, wanted));
  claimInventory(context, lines, true);
  const grown = {
    ...order,
    originalTotalMinor: original,
    lines: [...order.lines, ...lines],
    fulfillmentOrders: [...order.fulfillmentOrders, ...newFulfillmentOrders(context, lines)],
  };
  context.state.orders.put(grown);
  const edited = remove.length > 0 ? takeOff(context, orderId, remove) : grown;
  const saved = saveOrder(context, edited, ['orders/updated']);
  const numericId = Number(orderId.split('/').pop());
  context.emit('orders/edited', { order_edit: { id: numericId, order_id: numericId } });
  return saved;
}

function newLine(
  context: ShopifyContext,
  order: OrderRecord,
  { variantId, quantity }: OrderEdit['add'][number],
): OrderLineRecord {
  const variant = context.state.variants.get(variantId);
  const product = variant && context.state.products.get(variant.productId);
  if (!variant || !product) throw new UserError(['variantId'], 'Variant does not exist');
  const line = {
    id: context.state.gid('LineItem'),
    ...{ variantId, productId: product.id, title: product.title, sku: variant.sku, vendor: product.vendor },
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    ...{ quantity, currentQuantity: quantity, unfulfilledQuantity: quantity },
    ...{ unitPriceMinor: variant.priceMinor, discountMinor: 0, taxable: variant.taxable },
    ...{ requiresShipping: variant.requiresShipping, isGiftCard: false, taxLines: [], properties: [] },
  };
  const tax = destinationTax(context.shop(), order.shippingAddress);
  return { ...line, taxLines: line.taxable ? taxLinesOn(lineTotal(line), tax) : [] };
}

/** As Shopify books it: a refund of goods that gives no money back. */
function takeOff(context: ShopifyContext, orderId: string, remove: OrderEdit['remove']): OrderRecord {
  const lines = remove.map(({ orderLineId, quantity }) => ({
    ...{ lineItemId: orderLineId, quantity, restockType: 'CANCEL' as const },
  }));
  const money = { shippingMinor: 0, transactions: [], note: null, allowOverRefunding: false };
  return createRefund(context, orderId, { lines, ...money }).order;
}
