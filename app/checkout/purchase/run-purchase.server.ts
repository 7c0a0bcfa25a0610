import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { authorizeStep } from './authorize-step.server.ts';
import { captureStep } from './capture-step.server.ts';
import { orderStep } from './order-step.server.ts';
import { toPurchase, type PurchaseRecord, type PurchaseStep } from './purchase-record.ts';

/** Longer than any step may take; a killed process's purchase is free again after it. */
const LEASE_SECONDS = 45;

/** What a step found out. `next` is stored before anything else happens. */
export interface StepResult {
  next: PurchaseStep;
  fields?: Prisma.PurchaseUpdateManyMutationInput;
  /** What else becomes true with `next`, in the same transaction: session, order, events. */
  store?: (tx: Queryable) => Promise<void>;
}

/** A step does one thing outside. `resumed` means an earlier run may have done it already. */
export type Step = (scope: ShopScope, purchase: PurchaseRecord, resumed: boolean) => Promise<StepResult>;

const STEPS: Partial<Record<PurchaseStep, Step>> = {
  authorizing: authorizeStep,
  creating_order: orderStep,
  capturing: captureStep,
};

/**
 * Takes a purchase from wherever it stands to its end, storing a recovery point after every outside effect.
 * One process at a time: a lease keeps a second one out.
 * @returns the purchase, `completed` or `refused`.
 * @throws AppError `conflict` while another process holds it; `service_unavailable` when an outcome stays unknown:
 *   the purchase stays where it is and is resumed later.
 */
export async function runPurchase(scope: ShopScope, sessionId: string): Promise<PurchaseRecord> {
  let purchase = await claim(scope, sessionId);
  const startedAt = purchase.step;
  try {
    for (let step = STEPS[purchase.step]; step; step = STEPS[purchase.step]) {
      purchase = await reach(scope, purchase, await step(scope, purchase, purchase.step === startedAt));
    }
    return purchase;
  } finally {
    await scope.db.purchase.updateMany({
      where: { sessionId, shopId: scope.shop.id, lockedUntil: purchase.lockedUntil },
      data: { lockedUntil: null },
    });
  }
}

/**
 * Stores a recovery point, and keeps the lease for the next step.
 * @throws AppError `conflict` when the lease ran out meanwhile and another process has gone on.
 */
async function reach(
  scope: ShopScope,
  { sessionId, step, attempt }: PurchaseRecord,
  { next, fields, store }: StepResult,
): Promise<PurchaseRecord> {
  const now = scope.clock();
  return scope.db.$transaction(async (tx) => {
    const [row] = await tx.purchase.updateManyAndReturn({
      where: { sessionId, shopId: scope.shop.id, step, attempt },
      data: { ...fields, step: next, updatedAt: now, lockedUntil: addSeconds(now, LEASE_SECONDS) },
    });
    if (!row) throw beingCompleted();
    await store?.(tx);
    return toPurchase(row);
  });
}

async function claim(scope: ShopScope, sessionId: string): Promise<PurchaseRecord> {
  const now = scope.clock();
  const { count } = await scope.db.purchase.updateMany({
    where: { sessionId, shopId: scope.shop.id, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] },
    data: { lockedUntil: addSeconds(now, LEASE_SECONDS) },
  });
  if (count === 0) throw beingCompleted();
  return toPurchase(
    await scope.db.purchase.findUniqueOrThrow({ where: { sessionId, shopId: scope.shop.id } }),
  );
}

function beingCompleted(): AppError {
  return new AppError('conflict', 'The checkout session is being completed.', { retryAfterSeconds: 2 });
}
