import type { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SessionState } from '../session.ts';
import type { PurchaseRecord, Refusal } from './purchase-record.ts';
import type { StepResult } from './run-purchase.server.ts';

/**
 * Ends an attempt without a charge: the session is open again and says why, in the transaction that the caller's
 * recovery point follows. Everything outside must have been undone before.
 */
export async function refuse(
  scope: ShopScope,
  purchase: PurchaseRecord,
  refusal: Refusal,
): Promise<StepResult> {
  const where = { id: purchase.sessionId, shopId: scope.shop.id };
  await scope.db.$transaction(async (tx) => {
    const row = await tx.checkoutSession.findUniqueOrThrow({ where });
    const state = row.state as unknown as SessionState;
    const soldOut = refusal.code === 'out_of_stock';
    const message = { severity: 'error' as const, ...refusal };
    const next: SessionState = {
      ...state,
      blocking: soldOut ? [message] : [],
      notices: soldOut ? [] : [message],
    };
    await tx.checkoutSession.update({
      where,
      data: {
        status: soldOut ? 'not_ready_for_payment' : 'ready_for_payment',
        state: next as unknown as Prisma.InputJsonObject,
        version: { increment: 1 },
        updatedAt: scope.clock(),
      },
    });
  });
  return {
    next: 'refused',
    fields: { refusal: refusal as unknown as Prisma.InputJsonObject, sealedToken: null },
  };
}
