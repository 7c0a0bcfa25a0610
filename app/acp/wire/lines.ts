import type { CartLine } from '#app/checkout/session.ts';
import type { Words } from '#app/checkout/words/words.ts';

/**
 * The amounts of a LineItem until 2026-01-16. `tax` is 0: Shopify tells tax for the whole order, where `totals` tells
 * it, and a share made up here would be wrong. So `total` is base_amount − discount + tax, as those versions want it.
 */
export function lineAmounts2025(line: CartLine): Record<string, unknown> {
  return {
    id: line.id,
    item: { id: line.itemId, quantity: line.quantity },
    base_amount: line.baseAmount,
    discount: line.discount,
    subtotal: line.subtotal,
    tax: 0,
    total: line.subtotal,
  };
}

/** A LineItem of 2025-12-12 and 2026-01-16: the amounts, and what a buyer sees. */
export function describedLine2025(line: CartLine): Record<string, unknown> {
  return {
    ...lineAmounts2025(line),
    name: line.name,
    description: line.description || undefined,
    images: line.imageUrls,
    unit_amount: line.unitAmount,
    custom_attributes: line.options.map(({ name, value }) => ({ display_name: name, value })),
  };
}

/** A LineItem since 2026-01-30, its amounts named in the session's words. */
export function line2026(line: CartLine, { totals: words }: Words): Record<string, unknown> {
  return {
    id: line.id,
    item: { id: line.itemId },
    quantity: line.quantity,
    name: line.name,
    description: line.description || undefined,
    images: line.imageUrls,
    unit_amount: line.unitAmount,
    product_id: line.productId || undefined,
    variant_id: line.variantId || undefined,
    sku: line.sku ?? undefined,
    availability_status: line.availability,
    available_quantity: line.available === null ? undefined : Math.max(0, line.available),
    variant_options: line.options,
    totals: [
      { type: 'items_base_amount', display_text: words.lineBase(), amount: line.baseAmount },
      ...(line.discount > 0
        ? [{ type: 'items_discount', display_text: words.discount(), amount: line.discount }]
        : []),
      { type: 'subtotal', display_text: words.subtotal(), amount: line.subtotal },
      { type: 'total', display_text: words.total(), amount: line.subtotal },
    ],
  };
}
