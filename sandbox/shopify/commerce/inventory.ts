import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { VariantRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';

export interface StockLine {
  variantId: string | null;
  quantity: number;
}

/**
 * Takes units out of "available" into "committed" for an order.
 * @throws UserError INVENTORY_CLAIM_FAILED, with nothing taken, when the policy is obeyed and a variant that does
 *   not oversell has too few.
 */
export function claimInventory(context: ShopifyContext, lines: StockLine[], obeyPolicy: boolean): void {
  const wanted = trackedUnits(context, lines);
  if (obeyPolicy)
    for (const [variant, quantity] of wanted)
      if (variant.inventoryPolicy === 'DENY' && variant.available < quantity)
        throw new UserError(['order', 'lineItems'], 'Unable to reserve inventory', 'INVENTORY_CLAIM_FAILED');
  for (const [variant, quantity] of wanted) changeStock(context, variant.id, -quantity, quantity);
}

/**
 * What is not there cannot be reserved.
 * @throws UserError, which has no code for draft orders
 */
export function refuseShortage(context: ShopifyContext, lines: StockLine[]): void {
  for (const [variant, quantity] of trackedUnits(context, lines))
    if (variant.inventoryPolicy === 'DENY' && variant.available < quantity)
      throw new UserError(['input', 'lineItems'], 'Not enough inventory available to reserve');
}

/** Units of tracked variants by variant: two lines of one variant count together. */
function trackedUnits(context: ShopifyContext, lines: StockLine[]): Map<VariantRecord, number> {
  const units = new Map<VariantRecord, number>();
  for (const line of lines) {
    const variant = line.variantId === null ? undefined : context.state.variants.get(line.variantId);
    if (variant?.tracked) units.set(variant, (units.get(variant) ?? 0) + line.quantity);
  }
  return units;
}

/** Takes units of each variant out of "available", or puts them back when negative, for a draft's reservation. */
export function reserveInventory(context: ShopifyContext, lines: StockLine[], sign: 1 | -1): void {
  for (const [variant, quantity] of trackedUnits(context, lines))
    changeStock(context, variant.id, -sign * quantity, 0);
}

/** Changes a tracked variant's stock and tells the subscribers of `inventory_levels/update`. Others have none to change. */
export function changeStock(
  context: ShopifyContext,
  variantId: string | null,
  availableBy: number,
  committedBy: number,
): void {
  const variant = variantId === null ? undefined : context.state.variants.get(variantId);
  if (!variant?.tracked) return;
  const updatedAt = context.clock().toISOString();
  const available = variant.available + availableBy;
  context.state.variants.patch(variant.id, {
    available,
    committed: variant.committed + committedBy,
    updatedAt,
  });
  if (availableBy === 0) return;
  const location = context.shop().locations[0];
  const itemId = numericId(variant.inventoryItemId);
  const locationId = location ? numericId(location.id) : null;
  context.emit('inventory_levels/update', {
    inventory_item_id: itemId,
    location_id: locationId,
    available,
    updated_at: updatedAt,
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${itemId}`,
  });
}

/** The number at the end of a gid: `gid://shopify/Order/1001` → 1001. */
export function numericId(gid: string): number {
  return Number(gid.split('/').pop()!.split('?')[0]);
}
