import { recordEvidence } from '#app/evidence/record-evidence.server.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { settlePlatformStep } from '../platform-order/settle-platform-step.server.ts';
import { stepEvidence } from './evidence/step-evidence.ts';
import { PurchaseLease } from './lease.server.ts';
import {
  toPurchase,
  type OpenStep,
  type PurchaseRecord,
  type PurchaseStep,
  type Refusal,
} from './purchase-record.ts';
import { PURCHASE_STEPS } from './steps/purchase-steps.ts';
import type { StepResult } from './steps/step.ts';

/**
 * Takes a purchase from wherever it stands to its end, storing a recovery point after every outside effect.
 * One process at a time: a lease keeps a second one out.
 * @param options.fresh the purchase was started just now by the caller: nothing can have happened outside
 * @param options.giveUp a purchase that waits for its buyer to authenticate is undone, and the agent is told this
 * @returns the purchase, `completed`, `refused`, or `authenticating` while the buyer has to do something.
 * @throws AppError `conflict` while another process holds it; `service_unavailable` when an outcome stays unknown:
 *   the purchase stays where it is and is resumed later.
 */
export async function runPurchase(
  scope: ShopScope,
  sessionId: string,
  { fresh = false, giveUp = null }: { fresh?: boolean; giveUp?: Refusal | null } = {},
): Promise<PurchaseRecord> {
  const lease = await PurchaseLease.take(scope, sessionId);
  try {
    const where = { sessionId, shopId: scope.shop.id };
    let purchase = toPurchase(await scope.db.purchase.findUniqueOrThrow({ where }));
    const resumedAt = fresh ? null : purchase.step;
    while (isOpen(purchase.step)) {
      const { run } = PURCHASE_STEPS[purchase.step];
      const found = await run(scope, purchase, { resumed: purchase.step === resumedAt, giveUp });
      if (found === 'waits') {
        await noteLook(scope, purchase, lease);
        return purchase;
      }
      const result = settlePlatformStep(scope, purchase, found);
      purchase = await reach(scope, purchase, lease, result);
      if (result.pause) return purchase;
      if (!isOpen(purchase.step))
        metrics.purchases.inc({ outcome: purchase.step, code: purchase.refusal?.code ?? '' });
    }
    return purchase;
  } finally {
    await lease.release();
  }
}

const isOpen = (step: PurchaseStep): step is OpenStep => Object.hasOwn(PURCHASE_STEPS, step);

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
    const purchase = toPurchase(row);
    await recordEvidence(scope, tx, sessionId, 'purchase_step', stepEvidence(purchase));
    return purchase;
  });
}

/** That it was looked at, so that the sweep does not look again at once. */
async function noteLook(
  scope: ShopScope,
  { sessionId, step }: PurchaseRecord,
  lease: PurchaseLease,
): Promise<void> {
  const lockedUntil = await lease.settled();
  await scope.db.purchase.updateMany({
    where: { sessionId, shopId: scope.shop.id, step, lockedUntil },
    data: { updatedAt: scope.clock() },
  });
}
