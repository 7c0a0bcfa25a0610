import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { DUPLICATE_TAG } from '#app/orders/order-attributes.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { TagOrderDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AdoptableOrder } from './state-of-order.ts';

/**
 * Marks a paid order of the shop's checkout whose session has another order already. One that was paid in the chat as
 * well is tagged, and staff are asked to look: somebody may have paid twice, and only the merchant can tell. A link that was used again is a new
 * purchase of the shop's own.
 * @throws Error when Shopify refuses the tag: the job is repeated.
 */
export async function tagDuplicate(
  scope: ShopScope,
  sessionId: string,
  { id, name, tags }: AdoptableOrder,
): Promise<void> {
  const where = { sessionId, shopId: scope.shop.id };
  const order = await scope.db.order.findUnique({
    where,
    select: { id: true, name: true, sellingMode: true },
  });
  scope.log.warn({ session: sessionId, order: id }, "a second order of a session stays the shop's own");
  // Each tag makes Shopify tell of the order again.
  if (order?.sellingMode !== 'in_chat' || tags.includes(DUPLICATE_TAG)) return;
  const { tagsAdd } = await shopifyAdmin(
    scope,
    TagOrderDocument,
    { id, tags: [DUPLICATE_TAG] },
    { lane: 'background' },
  );
  const problem = tagsAdd?.userErrors[0];
  if (problem) throw new Error(`${id} could not be tagged: ${problem.message}`);
  await raiseAttention(scope, scope.db, {
    kind: 'paid_twice',
    subject: id,
    orderId: order.id,
    text: `${order.name} was paid in the chat, and ${name} in the shop's own checkout, with the same cart. The buyer may have paid twice.`,
    facts: { orderName: order.name, secondOrder: name, sessionId },
  });
}
