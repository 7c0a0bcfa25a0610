import type { Order } from '#app/db/client/client.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetOrderNoteDocument, SetOrderNoteDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** The tag of an order whose payment the buyer's bank disputes, or did. */
export const DISPUTE_TAG = 'stripe-dispute';

/**
 * Writes into the Shopify order's note how a dispute stands, one line for each, and tags the order. What else the note
 * says stays; nothing is written that is there already.
 * @throws Error when Shopify refuses: the job is repeated.
 */
export async function noteDispute(
  scope: ShopScope,
  { shopifyOrderGid: id }: Order,
  stripeDisputeId: string,
  words: string,
): Promise<void> {
  const { order } = await shopifyAdmin(scope, GetOrderNoteDocument, { id });
  if (!order) return;
  const note = withLine(order.note ?? '', `Stripe dispute ${stripeDisputeId}:`, words);
  if (note === order.note && order.tags.includes(DISPUTE_TAG)) return;
  const set = await shopifyAdmin(scope, SetOrderNoteDocument, { id, note, tags: [DISPUTE_TAG] });
  const problem = [...(set.tagsAdd?.userErrors ?? []), ...(set.orderUpdate?.userErrors ?? [])][0];
  if (problem) throw new Error(`${id} could not be marked as disputed: ${problem.message}`);
}

function withLine(note: string, start: string, words: string): string {
  const others = note.split('\n').filter((line) => line && !line.startsWith(start));
  return [...others, `${start} ${words}`].join('\n');
}
