import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { DraftOrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { numericId, refuseShortage, reserveInventory } from './inventory.ts';
import { readDraftInput, type DraftOrderInput } from './read-draft-input.ts';

/**
 * Keeps a draft order. With `reserveInventoryUntil` its units leave "available" until then, or until the draft is
 * deleted. @throws UserError as a calculation would, for too little stock, or for a time that is not in the future.
 */
export function reserveDraft(context: ShopifyContext, input: DraftOrderInput): DraftOrderRecord {
  const cart = readDraftInput(context, input);
  const lines = cart.lines.flatMap((line) =>
    line.variant ? { variantId: line.variant.id, quantity: line.quantity } : [],
  );
  const now = context.clock().toISOString();
  const until = input.reserveInventoryUntil ? new Date(input.reserveInventoryUntil).toISOString() : null;
  if (until !== null) {
    if (until <= now)
      throw new UserError(
        ['input', 'reserveInventoryUntil'],
        'Reserve inventory until must be in the future',
      );
    refuseShortage(context, lines);
    reserveInventory(context, lines, 1);
  }
  const number = numericId(context.state.gid('DraftOrderNumber')) - 1000;
  return context.state.draftOrders.put({
    id: context.state.gid('DraftOrder'),
    name: `#D${number}`,
    status: 'OPEN',
    lines,
    reserveInventoryUntil: until,
    inventoryReserved: until !== null,
    input: { ...input },
    orderId: null,
    createdAt: now,
    updatedAt: now,
  });
}

/** Deletes a draft and gives its reserved units back; returns its id. @throws UserError if there is none. */
export function releaseDraft(context: ShopifyContext, id: string): string {
  const row = context.state.draftOrders.get(id);
  if (!row) throw new UserError(['input', 'id'], 'Draft order does not exist');
  if (row.inventoryReserved) reserveInventory(context, row.lines, -1);
  context.state.draftOrders.delete(id);
  return id;
}

/** Gives back the units of drafts whose reservation has run out. Called before anything looks at the stock to take it. */
export function releaseExpiredReservations(context: ShopifyContext): void {
  const now = context.clock().toISOString();
  for (const row of context.state.draftOrders.filter((draft) => draft.inventoryReserved)) {
    if (row.reserveInventoryUntil === null || row.reserveInventoryUntil > now) continue;
    reserveInventory(context, row.lines, -1);
    context.state.draftOrders.patch(row.id, { inventoryReserved: false });
  }
}
