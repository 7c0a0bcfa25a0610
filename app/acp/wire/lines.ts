import type { CartLine, LineAmounts } from '#app/checkout/session/session.ts';
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

/**
 * A LineItem since 2026-01-30, its amounts named in the session's words.
 * @param shown its amounts in the currency the buyer sees besides, if there is one
 */
export function line2026(
  line: CartLine,
  { totals: words }: Words,
  shown?: LineAmounts,
): Record<string, unknown> {
  const entry = (type: string, display_text: string, sum: keyof LineAmounts) => ({
    type,
    display_text,
    amount: line[sum],
    ...(shown && { presentment_amount: shown[sum] }),
  });
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
      entry('items_base_amount', words.lineBase(), 'baseAmount'),
      ...(line.discount > 0 ? [entry('items_discount', words.discount(), 'discount')] : []),
      entry('subtotal', words.subtotal(), 'subtotal'),
      entry('total', words.total(), 'subtotal'),
    ],
  };
}
