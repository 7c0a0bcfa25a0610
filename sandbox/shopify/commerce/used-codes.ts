import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { findByCode } from './choose-discounts.ts';

/**
 * The upper-case codes of a buyer's earlier orders. Shopify knows a buyer again by account or email address, for
 * codes that each customer may use once.
 */
export function codesUsedBy(
  context: ShopifyContext,
  buyer: { customerId: string | null; email: string | null },
): string[] {
  const email = buyer.email?.trim().toLowerCase() || null;
  const orders = context.state.orders.filter(
    (order) =>
      (buyer.customerId !== null && order.customerId === buyer.customerId) ||
      (email !== null && order.email?.toLowerCase() === email),
  );
  return orders.flatMap((order) => order.discountCodes.map((code) => code.toUpperCase()));
}

/** Counts one more use of each of the codes that is a discount of the shop; others are only names on the order. */
export function countUsage(context: ShopifyContext, codes: string[]): void {
  for (const code of codes) {
    const discount = findByCode(context.state.discounts.all(), code);
    if (discount) context.state.discounts.patch(discount.id, { usageCount: (discount.usageCount ?? 0) + 1 });
  }
}
