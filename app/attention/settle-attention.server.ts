import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { openKey, type AttentionKind } from './attention-kind.ts';

/**
 * Settles what staff were asked to look at, in the caller's transaction; nothing happens if it is not open.
 * @param settlement how it ended, in words for staff
 */
export async function settleAttention(
  scope: ShopScope,
  tx: Queryable,
  { kind, subject }: { kind: AttentionKind; subject: string },
  settlement: string,
): Promise<void> {
  await tx.attentionItem.updateMany({
    where: { shopId: scope.shop.id, openKey: openKey(kind, subject) },
    data: { openKey: null, settledAt: scope.clock(), settlement },
  });
}
