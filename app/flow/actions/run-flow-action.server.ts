import { hideProduct } from '#app/catalog/eligibility/hide-product.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { findOrderByGid } from '#app/orders/find-order-by-gid.server.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { holdOrder } from '#app/orders/review/hold-order.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { FLOW_REASON, type FlowAction } from './flow-actions.ts';

/** An action of one run of a workflow. */
export interface FlowActionRun {
  action: FlowAction;
  /** Shopify's `action_run_id`, the same when Flow sends it again */
  runId: string;
  /** Shopify's number of the order or the product. */
  subject: string;
}

/** Of the eligibility rule that names what workflows have hidden; a proper name in every language. */
const RULE_NAME = 'Shopify Flow';

/**
 * Carries out an action of a workflow, once for each run: the row that remembers the run is written in the transaction of
 * what it does, so that a repeat finds it done, also when staff have decided otherwise meanwhile.
 * @returns whether it was done now; false for a repeat
 * @throws AppError what will be so again, as holdOrder, decideReview and hideProduct say; `not_found` for an order that no
 *   agent has placed in this shop. The run is then not remembered, and nothing has changed.
 */
export async function runFlowAction(
  scope: ShopScope,
  { action, runId, subject }: FlowActionRun,
): Promise<boolean> {
  return scope.db.$transaction(async (tx) => {
    const isNew = await tx.$executeRaw`
      INSERT INTO flow_action_runs (shop_id, run_id, action, at)
      VALUES (${scope.shop.id}, ${runId}, ${action}, ${scope.clock()}::timestamptz) ON CONFLICT DO NOTHING`;
    if (isNew === 1) await act(scope, tx, action, subject);
    return isNew === 1;
  });
}

async function act(scope: ShopScope, tx: Queryable, action: FlowAction, subject: string): Promise<void> {
  if (action === 'hide-product-from-agents')
    return hideProduct(scope, tx, subject, { ruleName: RULE_NAME, actor: 'flow' });
  const orderId = await findOrderByGid(scope, toGid('Order', subject), tx);
  if (!orderId) throw new AppError('not_found', 'No agent has placed this order.');
  if (action === 'hold-agent-order')
    return holdOrder(scope, tx, orderId, { reason: FLOW_REASON, actor: 'flow' });
  return decideReview(scope, orderId, 'approved', 'flow', tx);
}
