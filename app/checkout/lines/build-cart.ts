import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { lineAvailability } from './line-stock.ts';
import type { CartLine, Totals } from '../session/session.ts';

/** A wish: so many units of an item. `path` is where the caller wrote it (JSONPath), for error messages. */
export interface RequestedItem {
  itemId: string;
  quantity: number;
  path: string;
  /** The unit price the agent showed the buyer, if it says so. */
  shown?: ShownPrice;
}

/** A price as an agent has shown it, in minor units of the session's currency. */
export interface ShownPrice {
  amount: number;
  /** When the agent says it saw it (unreleased: `suggested_price.observed_at`); null for a bare `unit_amount`. */
  seenAt: Date | null;
}

/** More than this of one item is a mistake or an attack, not a purchase. */
export const MAX_QUANTITY = 999;
/** One page of an order's lines must hold them all (operations/orders/order-fields.graphql). */
export const MAX_LINES = 100;

/**
 * Turns wishes into cart lines with the catalogue's prices. Repeated items add up.
 * @throws AppError `invalid_item_id` for an item the shop does not have, `invalid` for too many units or lines.
 */
export function buildCart(
  requested: RequestedItem[],
  catalog: ReadonlyMap<string, CatalogItem>,
  previous: CartLine[],
  newLineId: () => string,
): CartLine[] {
  const merged = new Map<string, RequestedItem>();
  for (const wish of requested) {
    const first = merged.get(wish.itemId);
    merged.set(wish.itemId, first ? { ...first, quantity: first.quantity + wish.quantity } : wish);
  }
  if (merged.size > MAX_LINES)
    throw new AppError('invalid', `A cart holds at most ${MAX_LINES} different items.`, {
      param: '$.line_items',
    });
  return [...merged.values()].map((wish) => {
    const item = catalog.get(wish.itemId);
    if (!item)
      throw new AppError('invalid_item_id', `The item ID '${wish.itemId}' does not exist.`, {
        param: `${wish.path}.id`,
      });
    if (wish.quantity > MAX_QUANTITY) {
      throw new AppError('invalid', `At most ${MAX_QUANTITY} units of one item can be ordered.`, {
        param: `${wish.path}.quantity`,
      });
    }
    const known = previous.find((line) => line.itemId === wish.itemId);
    return toLine(item, wish, { id: known?.id ?? newLineId(), honoredAmount: known?.honoredAmount ?? null });
  });
}

/** Lines with prices and stock of the catalogue as it is now; an item that has left it stays as it was. */
export function estimateLines(lines: CartLine[], catalog: ReadonlyMap<string, CatalogItem>): CartLine[] {
  return lines.map((line) => {
    const item = catalog.get(line.itemId);
    return item ? toLine(item, line, line) : line;
  });
}

function toLine(
  item: CatalogItem,
  wish: Pick<RequestedItem, 'itemId' | 'quantity'>,
  { id, honoredAmount }: Pick<CartLine, 'id' | 'honoredAmount'>,
): CartLine {
  const unitAmount = honoredAmount ?? item.price;
  const baseAmount = unitAmount * wish.quantity;
  const bySubscription = item.sellability.reason === 'subscription_only';
  return {
    id,
    itemId: wish.itemId,
    variantId: item.variantId,
    productId: item.productId,
    name: item.name,
    description: item.description,
    sku: item.sku,
    imageUrls: item.imageUrls,
    options: item.options,
    quantity: wish.quantity,
    unitAmount,
    baseAmount,
    discount: 0,
    subtotal: baseAmount,
    requiresShipping: item.requiresShipping,
    available: item.available,
    availability: lineAvailability(item.available, item.availability),
    honoredAmount,
    ...(bySubscription && item.url !== null && { productPage: item.url }),
  };
}

/** Totals before Shopify has quoted: prices only, no shipping, no tax. */
export function estimateTotals(lines: CartLine[]): Totals {
  const sum = (pick: (line: CartLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const subtotal = sum((line) => line.subtotal);
  return {
    itemsBase: sum((line) => line.baseAmount),
    itemsDiscount: sum((line) => line.discount),
    subtotal,
    discount: 0,
    fulfillment: 0,
    tax: 0,
    includedTax: 0,
    total: subtotal,
    taxLines: [],
  };
}
