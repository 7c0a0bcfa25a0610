import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { isSettledByHand, type AttentionKind } from './attention-kind.ts';
import { settleAttention } from './settle-attention.server.ts';

/**
 * Somebody has looked at an item and done what was to be done. Done twice, it stays as it was settled first.
 * @throws AppError `not_found` for an item that this shop does not have; `invalid` for one that ends by a decision.
 */
export async function markAttentionDone(scope: ShopScope, itemId: string, actor: Actor): Promise<void> {
  const where = { id: itemId, shopId: scope.shop.id };
  const item = await scope.db.attentionItem.findUnique({ where, select: { kind: true, subject: true } });
  if (!item) throw new AppError('not_found', 'This item does not exist.');
  if (!isSettledByHand(item.kind))
    throw new AppError('invalid', 'This waits for a decision about its order.', { param: '$.item' });
  const key = { kind: item.kind as AttentionKind, subject: item.subject };
  await scope.db.$transaction(async (tx) => {
    await settleAttention(scope, tx, key, `Marked as done by ${actor}`);
    await recordStaffAction(scope, tx, {
      actor,
      action: 'attention.settled',
      subjectId: itemId,
      facts: { kind: item.kind },
    });
  });
}
