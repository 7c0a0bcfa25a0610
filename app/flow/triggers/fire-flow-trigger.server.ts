import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { fromGid } from '#app/shopify/gid.ts';
import { ReceiveFlowTriggerDocument } from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { flowPayload, isFlowTrigger, type FlowOrderFields } from './flow-triggers.ts';
import { isLastingRefusal } from './is-lasting-refusal.ts';

/**
 * What Shopify says of a request that is wrong in itself: an unknown handle, as where the extensions are not deployed yet,
 * fields that are not the trigger's, or too many bytes. To say the same again would not help.
 */
const LASTING = /^Errors validating schema/;

/**
 * Tells Shopify Flow of an occurrence; workflows of the merchant's that begin with the trigger then run, and if there are
 * none nothing happens. Flow is told at least once: `flowTriggerReceive` takes no idempotency key and nothing can be
 * looked up, so where Shopify's reply is lost it is told again, and a workflow may run twice with the same `Occurrence id`.
 * What Shopify will never take ends in the log.
 * @throws Error or ShopifyError when it is not sure that Flow was told, or the shop is closed: the job is repeated, 25 times
 *   within four days (the pauses of graphile-worker grow to six hours).
 */
export async function fireFlowTrigger(
  services: Services,
  { shopId, handle, occurrenceId, orderId, facts }: JobPayloads['fire-flow-trigger'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope || !isFlowTrigger(handle)) return;
  const order = orderId === undefined ? {} : await orderFields(scope, orderId);
  // Deleted since, with everything of its shop.
  if (!order) return;
  const payload = flowPayload(handle, { ...order, ...facts, 'Occurrence id': occurrenceId });
  const refusal = await tell(scope, handle, payload);
  if (refusal !== null)
    scope.log.warn({ shop: scope.shop.domain, handle, refusal }, 'Shopify Flow did not take a trigger');
}

/** @returns why Shopify will never take it; null: it has */
async function tell(scope: ShopScope, handle: string, payload: object): Promise<string | null> {
  try {
    const { flowTriggerReceive } = await shopifyAdmin(scope, ReceiveFlowTriggerDocument, { handle, payload });
    const [problem] = flowTriggerReceive?.userErrors ?? [{ message: 'no answer' }];
    if (!problem) return null;
    if (LASTING.test(problem.message)) return problem.message;
    throw new Error(`${handle} was not taken: ${problem.message}`);
  } catch (error) {
    if (isLastingRefusal(error)) return error.message;
    throw error;
  }
}

/** What Flow is told of an order: which one it is, and nothing of its buyer. */
async function orderFields({ db, shop }: ShopScope, orderId: string): Promise<FlowOrderFields | null> {
  const order = await db.order.findUnique({
    where: { id: orderId, shopId: shop.id },
    select: {
      shopifyOrderGid: true,
      sellingMode: true,
      total: true,
      currency: true,
      riskLevel: true,
      session: { select: { connection: { select: { name: true, mode: true } } } },
    },
  });
  if (!order) return null;
  const { name, mode } = order.session.connection;
  return {
    order_id: Number(fromGid(order.shopifyOrderGid)),
    'Agent name': name,
    'Selling mode': order.sellingMode,
    Total: Number(formatDecimal(Number(order.total), order.currency)),
    Currency: order.currency,
    'Risk level': order.riskLevel ?? 'unknown',
    Test: mode === 'test',
  };
}
