import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { authorizeStep } from './steps/authorize-step.server.ts';
import { captureStep } from './steps/capture-step.server.ts';
import { compensateStep } from './steps/compensate-step.server.ts';
import { PurchaseLease } from './lease.server.ts';
import { orderStep } from './steps/order-step.server.ts';
import { toPurchase, type PurchaseRecord, type PurchaseStep } from './purchase-record.ts';
import type { Step, StepResult } from './steps/step.ts';

const STEPS: Partial<Record<PurchaseStep, Step>> = {
  authorizing: authorizeStep,
  creating_order: orderStep,
  capturing: captureStep,
  compensating: compensateStep,
};

/**
 * Takes a purchase from wherever it stands to its end, storing a recovery point after every outside effect.
 * One process at a time: a lease keeps a second one out.
 * @returns the purchase, `completed` or `refused`.
 * @throws AppError `conflict` while another process holds it; `service_unavailable` when an outcome stays unknown:
 *   the purchase stays where it is and is resumed later.
 */
export async function runPurchase(scope: ShopScope, sessionId: string): Promise<PurchaseRecord> {
  const lease = await PurchaseLease.take(scope, sessionId);
  try {
    const where = { sessionId, shopId: scope.shop.id };
    let purchase = toPurchase(await scope.db.purchase.findUniqueOrThrow({ where }));
    const startedAt = purchase.step;
    for (let step = STEPS[purchase.step]; step; step = STEPS[purchase.step]) {
      const result = await step(scope, purchase, purchase.step === startedAt);
      purchase = await reach(scope, purchase, lease, result);
    }
    return purchase;
  } finally {
    await lease.release();
  }
}

/**
 * Stores a recovery point.
 * @throws AppError `conflict` when the lease was lost meanwhile and another process may have gone on.
 */
async function reach(
  scope: ShopScope,
  { sessionId, step, attempt }: PurchaseRecord,
  lease: PurchaseLease,
  { next, fields, store }: StepResult,
): Promise<PurchaseRecord> {
  const lockedUntil = await lease.settled();
  return scope.db.$transaction(async (tx) => {
    const [row] = await tx.purchase.updateManyAndReturn({
      where: { sessionId, shopId: scope.shop.id, step, attempt, lockedUntil },
      data: { ...fields, step: next, updatedAt: scope.clock() },
    });
    if (!row) throw PurchaseLease.taken();
    await store?.(tx);
    return toPurchase(row);
  });
}
