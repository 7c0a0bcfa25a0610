import type { Queryable } from '#app/db/database.server.ts';
import { recordEvidence } from '#app/evidence/record-evidence.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Decision } from './decision.ts';
import type { DecisionMaker } from './record-decision.server.ts';

/** Keeps a decision in the order's evidence. The last thing in its transaction: the chain's row is locked last. */
export async function recordDecisionEvidence(
  scope: ShopScope,
  tx: Queryable,
  { orderId, decision, by }: { orderId: string; decision: Decision; by: DecisionMaker },
): Promise<void> {
  const { sessionId } = await tx.order.findUniqueOrThrow({
    where: { id: orderId, shopId: scope.shop.id },
    select: { sessionId: true },
  });
  await recordEvidence(scope, tx, sessionId, 'staff_decision', { decision, by });
}
