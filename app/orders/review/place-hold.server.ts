import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { holdReason, reasonText, type ReviewReason } from './apply-rules.ts';
import { holdFulfillmentOrder, readHolds } from './fulfillment-holds.server.ts';

/** Shopify shows it beside the order; longer text is for the app's own page. */
const MOST_NOTES = 250;

/**
 * Puts everything of an order that can still ship on fulfilment hold, with the reason, so that nobody ships it before
 * staff have decided. May run any number of times: what is held already stays held once.
 * @throws Error or ShopifyError when it is not sure that all is held: the job is repeated, and reads first.
 */
export async function placeHold(
  services: Services,
  { shopId, orderId }: JobPayloads['hold-order'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.orderReview.findUnique({
      where: { orderId, shopId, state: 'pending' },
      include: { order: { select: { name: true, shopifyOrderGid: true } } },
    }));
  if (!scope || !row) return;
  const reasons = row.reasons as unknown as ReviewReason[];
  try {
    const heldGids = await holdAll(scope, row.order.shopifyOrderGid, orderId, reasons);
    await scope.db.orderReview.updateMany({
      where: { orderId, shopId, state: 'pending' },
      data: { hold: heldGids.length > 0 ? 'held' : 'nothing_to_hold', heldGids },
    });
    if (heldGids.length === 0)
      await warn(
        scope,
        orderId,
        `${row.order.name} could not be held: nothing of it was left to ship.`,
        reasons,
      );
  } catch (error) {
    if (isAccessDenied(error)) {
      const text = `${row.order.name} could not be held: open Aisle and allow it to manage fulfilment.`;
      await warn(scope, orderId, text, reasons);
    }
    throw error;
  }
}

/** @returns the fulfilment orders that Aisle holds now. */
async function holdAll(
  scope: ShopScope,
  orderGid: string,
  orderId: string,
  reasons: ReviewReason[],
): Promise<string[]> {
  const holds = await readHolds(scope, orderGid);
  if (!holds) return [];
  // Shopify makes fulfilment orders a moment after the order.
  if (holds.count === 0 && !holds.cancelled) throw new Error(`${orderGid} has no fulfilment orders yet`);
  const heldGids = holds.held.map(({ fulfillmentOrderId }) => fulfillmentOrderId);
  for (const id of holds.free) {
    const hold = {
      reason: holdReason(reasons),
      reasonNotes: reasonText(reasons).slice(0, MOST_NOTES),
      externalId: orderId,
    };
    if (await holdFulfillmentOrder(scope, id, hold)) heldGids.push(id);
  }
  return heldGids;
}

/** The open item says what staff must know most: that nothing keeps the order from shipping. */
async function warn(scope: ShopScope, orderId: string, text: string, reasons: ReviewReason[]): Promise<void> {
  const words = `${text} ${reasonText(reasons)}`;
  await raiseAttention(scope, scope.db, { kind: 'order_review', subject: orderId, orderId, text: words });
}
